/** What a lesson leaves for the instructor: tables for a spreadsheet, and the log that replays the match. */
import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import { EXPORTS, type Export } from '../../../shared/wire/symbols.ts';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { source } from '../../store/session.ts';
import { around } from '../../text/class.ts';
import { saveFile } from '../parts/save-file.ts';

const say = around.console.files;

export function Files({ now }: { now: Frame }) {
  const [trouble, setTrouble] = useState('');
  const save = async (what: Export) => {
    const file = (await source.value?.exportFile(what)) ?? null;
    setTrouble(file === null ? say.none : '');
    if (file !== null) saveFile(file.name, file.text, 'text/csv;charset=utf-8');
  };
  const saveLog = async () => {
    const log = (await source.value?.log()) ?? null;
    setTrouble(log === null ? say.none : '');
    if (log !== null) saveFile(`headroom-${now.code}.jsonl`, log, 'application/x-ndjson');
  };
  return (
    <div class="files">
      {EXPORTS.map((what) => (
        <button key={what} type="button" class="button" onClick={() => void save(what)}>
          <Icon of={Download} /> {say[what]}
        </button>
      ))}
      <button type="button" class="button" onClick={() => void saveLog()}>
        <Icon of={Download} /> {say.log}
      </button>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </div>
  );
}
