/** Headroom says its size: in the air itself where there is room for it, else in the drawer's words. */
import { words } from '../text/index.ts';
import { isCountedDown } from './health.ts';
import { markedUntil } from './paint-marks.ts';
import { gibText, isDark } from './paint-rack.ts';
import { measure, type Pen, write } from './pen.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

const RING_ROOM = 44; // of the ring that counts down at the end of a failing machine's tray
const CUT_ROOM = 26; // of the zigzag where the air is cut off
const FREE = { size: 15, weight: 650, mono: true } as const;
const SHORT = { size: 12, mono: true } as const;

/** Nothing is said of the air where something is carried or comes to it, or there is no machine that has any. */
const isSaid = ({ form, tray }: HostBox, { model }: Beat): boolean =>
  form !== 'tile' &&
  form !== 'stack' &&
  model.carry === null &&
  tray.host.state === 'on' &&
  !model.view.transfers.some((one) => one.toHost === tray.host.id);

const gibOf = ({ tray }: HostBox): string => words.floor.gib(gibText(tray.freeMib));
const wordOf = ({ tray }: HostBox): string => (tray.host.platform < 0 ? words.look.bare : words.look.free);

function airOf(pen: Pen, host: HostBox, beat: Beat): { right: number; wide: number } {
  const { tray, well } = host;
  const used = markedUntil(pen, host, beat);
  const cut = host.wellMib < tray.model.memoryMib ? CUT_ROOM : 12;
  const right = well.x + well.w - (isCountedDown(beat.model.view, tray) ? RING_ROOM : cut);
  return { right, wide: well.h >= 16 ? right - used : 0 };
}

const shortOf = (pen: Pen, host: HostBox): number => measure(pen, gibOf(host), SHORT) + 18;

export function paintFree(pen: Pen, host: HostBox, beat: Beat): void {
  if (!isSaid(host, beat)) return;
  const { well } = host;
  const { right, wide } = airOf(pen, host, beat);
  const [gib, word] = [gibOf(host), wordOf(host)];
  const y = well.y + well.h / 2;
  if (wide >= measure(pen, gib, FREE) + measure(pen, word, { size: 12.5 }) + 30) {
    const width = write(pen, word, right, y + 1, pen.palette.muted, { size: 12.5, align: 'right' });
    write(pen, gib, right - width - 7, y, pen.palette.text, { ...FREE, align: 'right' });
  } else if (wide >= shortOf(pen, host)) {
    const low = well.h > 40 ? well.y + well.h - 12 : y;
    write(pen, gib, right, low, pen.palette.muted, { ...SHORT, align: 'right' });
  } else if (standsIn(pen, host, wide)) {
    write(pen, gibText(host.tray.freeMib), right, y - 8, pen.palette.text, { ...FREE, align: 'right' });
    write(pen, 'GiB', right, y + 10, pen.palette.muted, { size: 12.5, align: 'right' });
  }
}

/** In narrow and high air the amount stands over its unit. */
const standsIn = (pen: Pen, { tray, well }: HostBox, wide: number): boolean =>
  well.h >= HIGH && wide >= measure(pen, gibText(tray.freeMib), FREE) + 8;

const HIGH = 60;

/** What a drawer's words have to say of it; '': its air says it. */
export function freeBeside(pen: Pen, host: HostBox, beat: Beat): string {
  if (!isSaid(host, beat) || isDark(host)) return '';
  const { wide } = airOf(pen, host, beat);
  if (wide >= shortOf(pen, host) || standsIn(pen, host, wide)) return '';
  return `${gibOf(host)} ${wordOf(host)}`;
}
