/**
 * Power and reach: machines that go dark are wiped out by a sweep across all of them, and come back in one; the feed of
 * a rack without power is dead. Still: the dead feed and a barred corner on every machine that is dark.
 */
import type { TeamView } from '../../../shared/sim/shown.ts';
import { numberOf } from '../colour.ts';
import type { Point, Rect } from '../geometry.ts';
import { feedLines } from '../layout-power.ts';
import type { Effect, Moment, News } from './effect.ts';
import { siteTracks } from './requests.ts';
import { crossAt, settle } from './strokes.ts';

const SWEEP_MS = 700; // across one machine
const STAGGER_MS = 70; // from one to the next below it
const SWEEP_MAX_MS = 900; // however many they are
const EDGE = 3; // pixels of the sweep's bright edge

interface Sweep {
  readonly key: string;
  readonly bornMs: number;
  readonly dark: boolean; // it goes dark; else it comes back
}

export class Domains implements Effect {
  private sweeps: Sweep[] = [];

  notice({ changes, clockMs, now }: News): void {
    const dark = changes.hosts.filter((one) => one.from === 'on' && (one.to === 'failed' || one.to === 'off'));
    const back = changes.hosts.filter((one) => one.to === 'on' && one.from !== 'ordered' && one.from !== 'installing');
    for (const [some, isDark] of [
      [dark, true],
      [back, false],
    ] as const) {
      const order = [...some].sort((a, b) => slotOf(now.model.view, a.host) - slotOf(now.model.view, b.host));
      const step = Math.min(STAGGER_MS, SWEEP_MAX_MS / Math.max(1, order.length));
      for (const [index, one] of order.entries())
        this.sweeps.push({ key: `h${one.host}`, bornMs: clockMs + index * step, dark: isDark });
    }
  }

  move(moment: Moment): boolean {
    const { clockMs, places } = moment;
    this.sweeps = this.sweeps.filter((one) => clockMs - one.bornMs < SWEEP_MS);
    for (const one of this.sweeps) {
      const box = places.hosts.get(one.key)?.rect;
      if (box !== undefined) sweep(moment, box, one);
    }
    deadFeeds(moment);
    return this.sweeps.length > 0;
  }

  still(moment: Moment): void {
    deadFeeds(moment);
    const { ink, palette, beat } = moment;
    ink.lineStyle(2, numberOf(palette.muted), 1).beginPath();
    for (const { tray, rect } of beat.picture.hosts) {
      if (tray.host.state !== 'failed' || tray.host.failure !== 'power') continue;
      ink.moveTo(rect.x + rect.w - 12, rect.y + 1);
      ink.lineTo(rect.x + rect.w - 1, rect.y + 12);
    }
    ink.strokePath();
  }
}

const slotOf = (view: TeamView, id: number): number => {
  const host = view.hosts.find((one) => one.id === id);
  return (host?.rack ?? 0) * 1000 + (host?.slot ?? 0);
};

/** Going dark, the afterglow is wiped off; coming back, the dark is. */
function sweep({ ink, palette, clockMs }: Moment, box: Rect, { bornMs, dark }: Sweep): void {
  const share = settle(Math.max(0, clockMs - bornMs) / SWEEP_MS);
  const x = box.x + box.w * share;
  const left = box.w * (1 - share);
  ink.fillStyle(numberOf(dark ? palette.text : palette.ground), dark ? 0.2 : 0.72).fillRect(x, box.y, left, box.h);
  ink.fillStyle(numberOf(dark ? palette.bad : palette.ok), 1).fillRect(x - EDGE, box.y, EDGE, box.h);
}

/** On the site: the line of a feed that is dead, the taps of racks without power, the pipe of a region that is cut off. */
function deadFeeds({ ink, palette, beat }: Moment): void {
  const { picture, model } = beat;
  if (picture.zoom !== 'site') return;
  const { view, rules } = model;
  const crosses: Point[] = [];
  ink.fillStyle(numberOf(palette.dead), 1);
  for (const { feed, bar, taps } of feedLines(picture, rules)) {
    const racks = picture.groups.filter((group) => group.rack >= 0 && rules.feedOf[group.rack] === feed);
    for (const [index, group] of racks.entries()) {
      const tap = taps[index];
      if (tap === undefined || !isDark(view, group.rack)) continue;
      ink.fillRect(tap.x, tap.y, tap.w, tap.h);
      crosses.push({ x: tap.x + tap.w / 2, y: tap.y + tap.h / 2 });
    }
    if (isStruck(view, 'feed.dark', feed)) ink.fillRect(bar.x, bar.y, bar.w, bar.h);
  }
  for (const [region, { track }] of siteTracks(beat).sources.entries()) {
    if (rules.regions.length === 0 || !isStruck(view, 'region.dark', region)) continue;
    track.seek(track.length * 0.25);
    crosses.push({ x: track.x, y: track.y });
  }
  if (crosses.length === 0) return;
  ink.lineStyle(2.6, numberOf(palette.bad), 1).beginPath();
  for (const { x, y } of crosses) crossAt(ink, x, y, 6);
  ink.strokePath();
}

const isStruck = (view: TeamView, kind: string, target: number): boolean =>
  view.signs.some((sign) => sign.kind === kind && sign.state === 'struck' && sign.targetId === target);

/** Every machine in it failed for want of power. */
export function isDark(view: TeamView, rack: number): boolean {
  const hosts = view.hosts.filter((host) => host.rack === rack && host.state !== 'ordered' && host.state !== 'off');
  return hosts.length > 0 && hosts.every((host) => host.state === 'failed' && host.failure === 'power');
}
