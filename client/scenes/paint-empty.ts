/** A floor without machines says what to do first, once and quietly. */
import { words } from '../text/index.ts';
import { rect } from './geometry.ts';
import { fill, measure, outline, type Pen, write } from './pen.ts';
import type { Beat } from './scene-model.ts';

const TITLE = { size: 17, weight: 650 } as const;
const PAD = 18;

export function paintEmpty(pen: Pen, { model, picture }: Beat): void {
  if (model.view.hosts.length > 0 || model.carry !== null || model.pending.length > 0) return;
  const { palette } = pen;
  const { stage } = picture;
  const { noHosts, noHostsHint } = words.look;
  const width = Math.max(measure(pen, noHosts, TITLE), measure(pen, noHostsHint, { size: 13 })) + 2 * PAD;
  const [x, y] = [stage.x + stage.w / 2, stage.y + stage.h * 0.62];
  const box = rect(x - width / 2, y - 32, width, 64);
  fill(pen, box, palette.panel, 8);
  outline(pen, box, palette.accent, { width: 1.5, radius: 8 });
  write(pen, noHosts, x, y - 11, palette.text, { ...TITLE, align: 'center' });
  write(pen, noHostsHint, x, y + 13, palette.muted, { size: 13, align: 'center' });
}
