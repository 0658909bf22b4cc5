/** The lesson as a bar, to scale in minutes up to the bell; and what may still be done to it. */
import type { StageKind } from '../../../shared/content/lesson.ts';
import type { Frame, StageInfo } from '../../source/source.ts';

type Line = Pick<Frame, 'stages' | 'stage' | 'stageLeft' | 'spareSeconds' | 'lesson'>;

export interface Segment extends StageInfo {
  readonly place: number;
  readonly when: 'done' | 'now' | 'coming';
  readonly share: number; // of the whole bar
  readonly passed: number; // of itself
}

/** They end when the host says so and never give minutes away (server: the agenda's kept stages). */
const KEPT: ReadonlySet<StageKind> = new Set(['debrief', 'exit']);
export const isKept = (kind: StageKind): boolean => KEPT.has(kind);

/** Spare minutes stand at the end, before the bell: the shares of stages and spare make one. */
export function segmentsOf({ stages, stage, stageLeft, spareSeconds }: Line): readonly Segment[] {
  const whole = Math.max(1, stages.reduce((sum, one) => sum + one.seconds, 0) + Math.max(0, spareSeconds));
  return stages.map((one, place) => ({
    ...one,
    place,
    when: place < stage ? 'done' : place === stage ? 'now' : 'coming',
    share: one.seconds / whole,
    passed: place < stage ? 1 : place > stage ? 0 : passedOf(one.seconds, stageLeft),
  }));
}

const passedOf = (seconds: number, left: number): number =>
  seconds <= 0 ? 1 : Math.min(1, Math.max(0, 1 - left / seconds));

type Extension =
  | { readonly from: 'spare' }
  | { readonly from: 'stage'; readonly place: number }
  | { readonly from: null; readonly why: 'kept' | 'none' | 'match' };

/** Where more minutes would come from, by the server's own rule: spare first, then the longest stage that may give. */
export function extensionOf(line: Line, minutes: number): Extension {
  const { stages, stage, spareSeconds } = line;
  const now = stages[stage];
  const cost = minutes * 60;
  if (line.lesson === '') return { from: null, why: 'match' };
  if (now === undefined || isKept(now.kind)) return { from: null, why: 'kept' };
  if (spareSeconds >= cost) return { from: 'spare' };
  let place = -1;
  for (const [index, one] of stages.entries()) {
    if (index <= stage || isKept(one.kind)) continue;
    if (one.seconds > (stages[place]?.seconds ?? 0)) place = index;
  }
  return (stages[place]?.seconds ?? 0) > cost ? { from: 'stage', place } : { from: null, why: 'none' };
}

/** Ticks a second at which the round under way takes its planned minutes: what *normal speed* is in a lesson. */
export function plannedPace(line: Pick<Frame, 'stages' | 'stage' | 'endTick'>, scenarioPace: number): number {
  const now = line.stages[line.stage];
  if (now?.kind !== 'play') return scenarioPace;
  const parts = line.stages.slice(0, line.stage + 1).filter(({ kind, name }) => kind === 'play' && name === now.name);
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  return Math.max(1, Math.round(line.endTick / Math.max(1, seconds)));
}

/** The places to come with one of them moved; undefined: there is no place further on that side. */
export function movedBy(line: Line, place: number, by: -1 | 1): readonly number[] | undefined {
  const coming = placesToCome(line);
  const at = coming.indexOf(place);
  const [other] = [coming[at + by]];
  if (at < 0 || other === undefined) return undefined;
  return coming.map((one) => (one === place ? other : one === other ? place : one));
}

export const without = (line: Line, place: number): readonly number[] =>
  placesToCome(line).filter((one) => one !== place);

function placesToCome({ stages, stage }: Line): readonly number[] {
  return stages.map((_, place) => place).filter((place) => place > stage);
}
