/**
 * Near by, where the pipes are out of sight: requests run down one rail of a rack (or one wall of a host) to those that
 * take them, answers up the other; as dense as their share of all work. Still: the same dots, where they are.
 */
import type { HostBox, Picture } from '../picture.ts';
import type { Beat } from '../scene-model.ts';
import type { Effect, Moment } from './effect.ts';
import { drawFlows, type Flow } from './stream.ts';
import { Track } from './track.ts';
import { partOf, type Work, workOf } from './work.ts';

const RAIL = 3.6; // pixels from the rack's edge to the middle of its rail
const WALL = 5; // and of a host's wall
const DOT = 1.6; // thinner than on the site: this is beside the matter
const LOWEST = 4; // hosts a rail tells apart; below, the rail is one flow

export class Inflow implements Effect {
  private flows: readonly Flow[] = [];
  private of: Beat | null = null;

  move({ under, beat, palette, clockMs }: Moment): boolean {
    const flows = this.flowsOf(beat);
    drawFlows(under, flows, palette, clockMs, DOT);
    return flows.length > 0;
  }

  still({ under, beat, palette }: Moment): void {
    drawFlows(under, this.flowsOf(beat), palette, 0, DOT);
  }

  private flowsOf(beat: Beat): readonly Flow[] {
    if (this.of !== beat) {
      this.of = beat;
      this.flows = flowsOf(beat);
    }
    return this.flows;
  }
}

function flowsOf(beat: Beat): Flow[] {
  const { picture } = beat;
  if (picture.zoom === 'site') return [];
  const work = workOf(beat.model);
  return picture.zoom === 'rack' ? rackFlows(picture, beat, work) : hostFlows(picture, beat, work);
}

/** Each host takes its part off the rail: the rail gets thinner on its way down. */
function rackFlows(picture: Picture, beat: Beat, work: Work): Flow[] {
  return picture.groups.flatMap((group) => {
    const { rect } = group;
    const hosts = picture.hosts
      .filter((host) => Math.max(-1, host.tray.host.rack) === group.rack && work.ofHost(host.tray.host.id) > 0)
      .sort((a, b) => a.rect.y - b.rect.y);
    let left = hosts.reduce((sum, host) => sum + work.ofHost(host.tray.host.id), 0);
    let from = rect.y + 2;
    const flows: Flow[] = [];
    for (const host of legsOf(hosts)) {
      const to = host.rect.y + host.rect.h / 2;
      flows.push(...pair(rect.x + RAIL, rect.x + rect.w - RAIL, from, to, left, beat));
      left -= work.ofHost(host.tray.host.id);
      from = to;
    }
    return flows;
  });
}

function legsOf(hosts: readonly HostBox[]): readonly HostBox[] {
  const step = Math.max(1, Math.ceil(hosts.length / (LOWEST * 4)));
  return hosts.filter((_, index) => index % step === step - 1 || index === hosts.length - 1);
}

function hostFlows(picture: Picture, beat: Beat, work: Work): Flow[] {
  return picture.hosts.flatMap((host) => {
    const share = work.ofHost(host.tray.host.id);
    if (share <= 0) return [];
    const { well } = host;
    return pair(well.x - WALL, well.x + well.w + WALL, well.y + 2, well.y + well.h, share, beat);
  });
}

function pair(leftX: number, rightX: number, from: number, to: number, share: number, beat: Beat): Flow[] {
  if (to - from < 6 || share <= 0) return [];
  const part = partOf(share, beat.model, beat.answers);
  const way = (x: number) =>
    new Track(
      [
        { x, y: from },
        { x, y: to },
      ],
      0,
    );
  const thin = { lane: 0, spread: 1.6 };
  return [
    { ...thin, track: way(leftX), rate: part.asked, lateRate: 0, back: false, good: false },
    { ...thin, track: way(rightX), rate: part.good, lateRate: part.late, back: true, good: true },
  ];
}
