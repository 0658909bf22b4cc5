/** The lab that is open, or just over, as a file: its set-up and all that was done. */
import { lab } from '../../store/lab.ts';
import { saveFile } from '../parts/save-file.ts';

const FILE = 'headroom-lab.json';

export async function saveLab(): Promise<void> {
  const open = lab.value;
  if (open === null) return;
  const log = await open.source.saved();
  saveFile(FILE, JSON.stringify({ setup: open.setup, log }), 'application/json');
}
