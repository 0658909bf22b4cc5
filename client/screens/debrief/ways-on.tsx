/** What can be done after a match: again, the next level, out of the room; files, and for its host the wall. */
import { Download, FlaskConical, Monitor, Presentation } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Scenario } from '../../../shared/content/schema.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { Icon } from '../../look/icon.tsx';
import { levelsOf, loadContent } from '../../source/content.ts';
import type { Frame } from '../../source/source.ts';
import { closeLab, lab } from '../../store/lab.ts';
import { go } from '../../store/route.ts';
import { isHost, leave } from '../../store/session.ts';
import type { Lead } from '../../store/wall.ts';
import { around } from '../../text/class.ts';
import { titleOf } from '../../text/content.ts';
import { lab as labSay } from '../../text/lab.ts';
import { saveLab } from '../lab/save.ts';

const say = around.ending;

interface WaysOnProps {
  readonly now: Frame;
  readonly rules: Rulebook;
  readonly isWon: boolean; // a level; else it is played again first
  readonly onPresent: () => void;
  readonly led: Lead | null;
  readonly children: ComponentChildren;
}

export function WaysOn({ now, rules, isWon, onPresent, led, children }: WaysOnProps) {
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
      {led !== null && <Figures led={led} />}
      {children}
      {lab.value !== null ? (
        <LabWays />
      ) : scenario.kind === 'level' && now.mode === 'solo' ? (
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

/** A lab has no next one: it is kept, or another is put together. */
function LabWays() {
  return (
    <>
      <button type="button" class="button" onClick={() => void saveLab()}>
        <Icon of={Download} /> {labSay.save}
      </button>
      <button type="button" class="button primary" onClick={closeLab}>
        <Icon of={FlaskConical} /> {labSay.back}
      </button>
    </>
  );
}

/** These figures for everybody: the wall follows the round and the team that its host looks at. */
function Figures({ led: { wall, turn } }: { led: Lead }) {
  if (turn === null) return null;
  const isShown = wall.page === 'figures';
  return (
    <button
      type="button"
      class="button"
      aria-pressed={isShown}
      onClick={() => turn({ page: isShown ? 'script' : 'figures', team: -1 })}
    >
      <Icon of={Monitor} /> {say.presentFigures}
    </button>
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
