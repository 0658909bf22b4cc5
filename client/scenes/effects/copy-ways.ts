/**
 * The way of everything that is copied, at any zoom: a pipe between two drawers, a bow between two stacks, and a stub
 * with an arrow where the other end is not in the picture.
 */
import { byId } from '../../../shared/base/ids.ts';
import type { ShownTransfer } from '../../../shared/sim/shown.ts';
import { clamp, type Point, type Rect, rect } from '../geometry.ts';
import { flatten } from '../layout-jars.ts';
import { copyPipes } from '../layout-pipes.ts';
import type { HostBox, Picture } from '../picture.ts';
import type { Beat } from '../scene-model.ts';
import { Track } from './track.ts';

export interface CopyWay {
  readonly transfer: Readonly<ShownTransfer>;
  readonly name: string; // of the VM
  readonly track: Track;
  readonly source: Rect | null; // null: it is not in the picture
  readonly target: Rect | null;
  readonly other: string; // of a stub: the host that is not in the picture
}

const known = new WeakMap<Beat, readonly CopyWay[]>();

export function copyWays(beat: Beat): readonly CopyWay[] {
  const found = known.get(beat);
  if (found !== undefined) return found;
  const { model, picture } = beat;
  const pipes = new Map(copyPipes(model, picture).map((pipe) => [pipe.transfer.id, pipe]));
  const ways = model.view.transfers.flatMap((transfer) => {
    const ends = endsOf(transfer, picture);
    if (ends.from === null && ends.to === null) return [];
    const name = byId(model.view.vms, transfer.vm)?.name ?? '';
    const base = { transfer, name, source: ends.source, target: ends.target, other: '' };
    const pipe = pipes.get(transfer.id);
    if (pipe !== undefined) return [{ ...base, track: new Track(pipe.points, 5) }];
    if (ends.from === ends.to) return []; // its disk goes to the pool and stays at home
    if (ends.from !== null && ends.to !== null)
      return [{ ...base, track: new Track(bow(ends.source, ends.target, picture), 8) }];
    const other = byId(model.view.hosts, ends.from === null ? transfer.fromHost : transfer.toHost)?.name ?? '';
    return [{ ...base, track: new Track(stub(ends.source, ends.target, picture), 8), other }];
  });
  known.set(beat, ways);
  return ways;
}

interface Ends {
  readonly from: HostBox | null;
  readonly to: HostBox | null;
  readonly source: Rect | null;
  readonly target: Rect | null;
}

function endsOf(transfer: Readonly<ShownTransfer>, { hosts }: Picture): Ends {
  const from = hosts.find((host) => host.tray.host.id === transfer.fromHost) ?? null;
  const to = hosts.find((host) => host.tray.host.id === transfer.toHost) ?? null;
  const source = from && (jarOf(from, [`v${transfer.vm}`, `i${transfer.process}`]) ?? from.well);
  const target = to && (jarOf(to, [`t${transfer.id}`, `v${transfer.vm}`]) ?? airOf(to));
  return { from, to, source, target };
}

function jarOf(host: HostBox, keys: readonly string[]): Rect | null {
  return flatten(host.jars).find((box) => keys.includes(box.jar.key))?.rect ?? null;
}

const airOf = ({ well, usedX }: HostBox): Rect => rect(usedX, well.y, Math.max(12, well.x + well.w - usedX), well.h);

const OVER = 15; // pixels above the jars that a bow rises
const STUB = 92;
const LIP = 3; // into the jar: its name is just below

/** Out of one jar's lid, over the wall, into the other's. */
function bow(source: Rect | null, target: Rect | null, { stage }: Picture): Point[] {
  if (source === null || target === null) return [];
  const top = Math.max(stage.y + 6, Math.min(source.y, target.y) - OVER);
  const [from, to] = [source.x + source.w / 2, target.x + target.w / 2];
  return [
    { x: from, y: source.y + LIP },
    { x: from, y: top },
    { x: to, y: top },
    { x: to, y: target.y + LIP },
  ];
}

/** A short way out of (or into) the picture, on the side that has room. */
function stub(source: Rect | null, target: Rect | null, { stage, zoom }: Picture): Point[] {
  const box = source ?? target;
  if (box === null) return [];
  const x = box.x + box.w / 2;
  // Beside a stack's jar is its own air; in a drawer the nearer edge may have none.
  const right = zoom === 'host' || x < stage.x + stage.w / 2;
  const y = Math.max(stage.y + 6, box.y - OVER);
  const end = clamp(x + (right ? STUB : -STUB), stage.x + 4, stage.x + stage.w - 4);
  const out = [
    { x, y: box.y + LIP },
    { x, y },
    { x: end, y },
  ];
  return source === null ? out.reverse() : out;
}
