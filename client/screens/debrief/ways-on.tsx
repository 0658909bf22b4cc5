/** What can be done after a match: again, the next level, out of the room; files, and for its host the wall. */
import { Presentation } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Scenario } from '../../../shared/content/schema.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { Icon } from '../../look/icon.tsx';
import { levelsOf, loadContent } from '../../source/content.ts';
import type { Frame } from '../../source/source.ts';
import { go } from '../../store/route.ts';
import { isHost, leave } from '../../store/session.ts';
import { around } from '../../text/class.ts';
import { titleOf } from '../../text/content.ts';

const say = around.ending;

interface WaysOnProps {
  readonly now: Frame;
  readonly rules: Rulebook;
  readonly isWon: boolean; // a level; else it is played again first
  readonly onPresent: () => void;
  readonly children: ComponentChildren;
}

export function WaysOn({ now, rules, isWon, onPresent, children }: WaysOnProps) {
  const { scenario } = rules;
  const next = useNextLevel(scenario);
  const on = (level: string) => {
    leave(true);
    go({ name: 'brief', level });
  };
  return (
    <div class="ways-on">
      {now.mode === 'class' && isHost.value && (
        <button type="button" class="button" onClick={onPresent}>
          <Icon of={Presentation} /> {say.present}
        </button>
      )}
      {children}
      {scenario.kind === 'level' && now.mode === 'solo' ? (
        <>
          <button type="button" class={`button${isWon ? '' : ' primary'}`} onClick={() => on(scenario.id)}>
            {say.again}
          </button>
          {next !== undefined && (
            <button type="button" class={`button${isWon ? ' primary' : ''}`} onClick={() => on(next.id)}>
              {say.next(titleOf(next))}
            </button>
          )}
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              leave(true);
              go({ name: 'levels' });
            }}
          >
            {say.campaign}
          </button>
        </>
      ) : (
        <button
          type="button"
          class="button"
          onClick={() => {
            leave(true);
            go({ name: 'home' });
          }}
        >
          {say.leave}
        </button>
      )}
    </div>
  );
}

function useNextLevel(scenario: Scenario): Scenario | undefined {
  const [next, setNext] = useState<Scenario>();
  useEffect(() => {
    loadContent().then(
      (content) => setNext(levelsOf(content).find((level) => level.number > scenario.number)),
      () => setNext(undefined), // offline there is no next level to offer
    );
  }, [scenario.id]);
  return scenario.kind === 'level' ? next : undefined;
}
