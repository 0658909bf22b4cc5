/** What can be done after a match: again, the next level, out of the room; for its host, the log and the wall. */
import { Download, Presentation } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Scenario } from '../../../shared/content/schema.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { Icon } from '../../look/icon.tsx';
import { levelsOf, loadContent } from '../../source/content.ts';
import type { Frame } from '../../source/source.ts';
import { go } from '../../store/route.ts';
import { isHost, leave, source } from '../../store/session.ts';
import { titleOf } from '../../text/content.ts';
import { words } from '../../text/index.ts';

const say = words.screens.debrief;

interface WaysOnProps {
  readonly now: Frame;
  readonly rules: Rulebook;
  readonly isWon: boolean; // a level; else it is played again first
  readonly onPresent: () => void;
}

export function WaysOn({ now, rules, isWon, onPresent }: WaysOnProps) {
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
      {isHost.value && now.code !== '' && <SaveLog name={`headroom-${now.code}.jsonl`} />}
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

function SaveLog({ name }: { name: string }) {
  const [trouble, setTrouble] = useState('');
  const save = async () => {
    const log = (await source.value?.log()) ?? null;
    setTrouble(log === null ? say.logNone : '');
    if (log === null) return;
    const url = URL.createObjectURL(new Blob([log], { type: 'application/x-ndjson' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  return (
    <>
      <button type="button" class="button" onClick={() => void save()}>
        <Icon of={Download} /> {say.log}
      </button>
      <span class="trouble" role="alert">
        {trouble}
      </span>
    </>
  );
}
