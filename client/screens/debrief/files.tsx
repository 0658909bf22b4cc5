/** What can be taken home: a page to print, for the host the tables of the class, and the replay of each round. */
import { Download, Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { EXPORTS } from '../../../shared/wire/symbols.ts';
import { Icon } from '../../look/icon.tsx';
import { isHost, source } from '../../store/session.ts';
import { around } from '../../text/class.ts';
import { told } from '../../text/debrief.ts';
import { saveFile } from '../parts/save-file.ts';

const say = told.files;
const { log: logWords, logNone } = around.ending;

interface LogOf {
  readonly round: number;
  readonly name: string;
}
interface Props {
  readonly code: string;
  readonly logs: readonly LogOf[]; // rounds of a lesson; empty: a match on its own
  readonly onPrint: () => void;
}

export function Files({ code, logs, onPrint }: Props) {
  const [said, setSaid] = useState('');
  const save = async (get: () => Promise<{ name: string; text: string } | null>, type: string) => {
    setSaid('');
    const file = await get().catch(() => null);
    if (file === null) return setSaid(logNone);
    saveFile(file.name, file.text, type);
    setSaid(say.saved(file.name));
  };
  const log = async (round: number | undefined, name: string) => {
    const text = (await source.value?.log(round)) ?? null;
    return text === null ? null : { name, text };
  };
  const saveLog = (round: number | undefined, name: string) =>
    void save(() => log(round, name), 'application/x-ndjson');
  return (
    <details class="debrief-files">
      <summary class="button">{say.title}</summary>
      <div class="panel">
        <button type="button" class="button" onClick={onPrint}>
          <Icon of={Printer} /> {say.print}
        </button>
        {isHost.value &&
          EXPORTS.map((what) => (
            <button
              key={what}
              type="button"
              class="button"
              onClick={() => void save(async () => (await source.value?.exportFile(what)) ?? null, 'text/csv')}
            >
              <Icon of={Download} /> {say[what]}
            </button>
          ))}
        {logs.length === 0 ? (
          <button type="button" class="button" onClick={() => saveLog(undefined, `headroom-${code}.jsonl`)}>
            <Icon of={Download} /> {logWords}
          </button>
        ) : (
          logs.map(({ round, name }) => (
            <button
              key={round}
              type="button"
              class="button"
              onClick={() => saveLog(round, `headroom-${code}-${name}.jsonl`)}
            >
              <Icon of={Download} /> {say.log(name)}
            </button>
          ))
        )}
        <p role="status">{said}</p>
      </div>
    </details>
  );
}
