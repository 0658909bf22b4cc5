/** What lies over the floor now, in words beside each thing: see `play/said.ts`. */
import { byId } from '../../shared/base/ids.ts';
import { saidOf } from '../play/said.ts';
import { carry, targets } from '../store/board.ts';
import { marks } from '../store/marks.ts';
import { overlayShown, whyShown } from '../store/overlays.ts';
import { view } from '../store/session.ts';
import { matesOnFloor, pings } from './floor-crew.ts';

export const saidNow = (): ReadonlyMap<string, string> =>
  saidOf({
    targets: carry.value === null ? [] : targets.value,
    overlay: overlayShown.value,
    why: whyShown.value,
    marks: marks.value,
    mates: matesOnFloor.value,
    pings: pings.value,
    nameOfHost: (host) => byId(view.value?.hosts ?? [], host)?.name ?? '',
  });
