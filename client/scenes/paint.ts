/** Which painter for which zoom. The room behind them all is `ground.ts`. */
import { paintEmpty } from './paint-empty.ts';
import { paintHostBack } from './paint-host.ts';
import { paintHostFront } from './paint-host-words.ts';
import { paintMarks } from './paint-marks.ts';
import { paintRackBack } from './paint-rack.ts';
import { paintSiteBack } from './paint-site.ts';
import { paintSiteFront } from './paint-site-words.ts';
import { paintRackFront } from './paint-words.ts';
import type { Pen } from './pen.ts';
import type { Beat } from './scene-model.ts';

const BACKS = { site: paintSiteBack, rack: paintRackBack, host: paintHostBack } as const;
const FRONTS = { site: paintSiteFront, rack: paintRackFront, host: paintHostFront } as const;

export function paintBack(pen: Pen, beat: Beat): void {
  BACKS[beat.picture.zoom](pen, beat);
}

export function paintFront(pen: Pen, beat: Beat): void {
  FRONTS[beat.picture.zoom](pen, beat);
  paintEmpty(pen, beat);
  paintMarks(pen, beat);
}
