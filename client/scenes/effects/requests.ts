/**
 * Requests on the site: from those who ask through the front door to the racks that do the work, and their answers
 * back. Denser where more come, yellow and slower where answers are late. Still: the same dots, where they are.
 */
import { layoutTraffic, type Pipe } from '../layout-site.ts';
import { crowdsOf } from '../people.ts';
import type { Picture } from '../picture.ts';
import type { Beat } from '../scene-model.ts';
import type { Effect, Moment } from './effect.ts';
import { drawFlows, type Flow } from './stream.ts';
import { Track } from './track.ts';
import { partOf, workOf } from './work.ts';

const WALL = 9; // pixels of a pipe that are not for dots

export class Requests implements Effect {
  private flows: readonly Flow[] = [];
  private of: Beat | null = null;

  move({ ink, beat, palette, clockMs }: Moment): boolean {
    const flows = this.flowsOf(beat);
    drawFlows(ink, flows, palette, clockMs);
    return flows.length > 0;
  }

  still({ ink, beat, palette }: Moment): void {
    drawFlows(ink, this.flowsOf(beat), palette, 0);
  }

  private flowsOf(beat: Beat): readonly Flow[] {
    if (this.of !== beat) {
      this.of = beat;
      this.flows = beat.picture.zoom === 'site' ? siteFlows(beat) : [];
    }
    return this.flows;
  }
}

interface Tracks {
  readonly sources: readonly { readonly demand: number; readonly track: Track; readonly width: number }[];
  readonly racks: readonly { readonly rack: number; readonly track: Track; readonly width: number }[];
  readonly answers: { readonly track: Track; readonly width: number };
}
const known = new WeakMap<Picture, Tracks>();

export function siteTracks({ picture, model }: Pick<Beat, 'picture' | 'model'>): Tracks {
  const found = known.get(picture);
  if (found !== undefined) return found;
  const traffic = layoutTraffic(picture, crowdsOf(model).length);
  const of = ({ points, width }: Pipe) => ({ track: new Track(points), width });
  const tracks = {
    sources: traffic.sources.map(({ demand, pipe }) => ({ demand, ...of(pipe) })),
    racks: traffic.racks.map(({ rack, pipe }) => ({ rack, ...of(pipe) })),
    answers: of(traffic.answers.pipe),
  };
  known.set(picture, tracks);
  return tracks;
}

function siteFlows(beat: Beat): Flow[] {
  const { model, answers } = beat;
  const tracks = siteTracks(beat);
  const crowds = crowdsOf(model);
  const work = workOf(model);
  const spread = (width: number) => Math.max(1, width - WALL);
  const flows: Flow[] = tracks.sources.map(({ demand, track, width }) => ({
    ...{ track, rate: crowds[demand]?.ratePerS ?? 0, lateRate: 0 },
    ...{ lane: 0, spread: spread(width), back: false, good: false },
  }));
  for (const { rack, track, width } of tracks.racks) {
    const part = partOf(work.ofRack(rack), model, answers);
    const lane = width / 4.6; // down on one side, back on the other
    const half = { track, spread: spread(width) / 3 };
    flows.push({ ...half, rate: part.asked, lateRate: 0, lane: -lane, back: false, good: false });
    flows.push({ ...half, rate: part.good, lateRate: part.late, lane, back: true, good: true });
  }
  const { track, width } = tracks.answers;
  flows.push({
    ...{ track, rate: answers.inTimePerS, lateRate: answers.latePerS },
    ...{ lane: 0, spread: spread(width), back: false, good: true },
  });
  return flows;
}
