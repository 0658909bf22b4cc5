/**
 * A lesson: what a class does, stage by stage (01-product, Modes; 09-balance H). Times are real minutes. Rounds that
 * follow each other under one name are one match that a stage in between only stopped; another name is a fresh estate.
 */
import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a lower-case id such as "launch-day-45"');
const minutes = z.number().min(0.1).max(90);
const words = z.string().min(1).max(240);
/** In other languages: here and not in the page's own words, which a student may read before the question is closed. */
const becauseIn = z.record(z.string().regex(/^[a-z]{2}$/, 'expected a language such as "de"'), words).default({});

/** What a prediction is compared with: found in the round that the class plays after it. */
export const MEASURES = ['peak-per-s', 'hosts-at-peak', 'in-time-percent', 'profit-dollars'] as const;
export type Measure = (typeof MEASURES)[number];

/** One question, tied to the concept of the codex that it asks about. Everybody answers alone. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    id,
    concept: id,
    text: words,
    options: z.array(words).min(2).max(5),
    answer: z.int().min(0).max(4), // place in the options
    because: words,
    becauseIn,
  }),
  z.strictObject({
    kind: z.literal('number'),
    id,
    concept: id,
    text: words,
    unit: z.string().max(12),
    min: z.number(),
    max: z.number(),
    measure: z.enum(MEASURES),
    within: z.number().min(0.01).max(1), // of the measured number: close enough to be called right
    because: words,
    becauseIn,
  }),
  z.strictObject({ kind: z.literal('open'), id, concept: id, text: words }), // in a sentence of one's own, for the export
]);
export type Question = z.infer<typeof questionSchema>;

const questions = z.array(questionSchema).max(5);

export const stageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('predict'), minutes, questions }),
  z.strictObject({ kind: z.literal('brief'), minutes, lines: z.array(words).min(1).max(3) }),
  z.strictObject({ kind: z.literal('warmup'), minutes, scenario: id.optional() }), // played and forgotten
  z.strictObject({
    kind: z.literal('play'),
    minutes,
    round: z.string().min(1).max(8),
    until: z.number().min(0.1).max(1).default(1), // the share of the scenario's day at which it stops
    weight: z.number().min(0).max(10), // of the round in the lesson's result
    night: z.boolean().default(false), // the estates then run on without hands
    scenario: id.optional(),
  }),
  z.strictObject({ kind: z.literal('ask'), minutes, questions }),
  z.strictObject({ kind: z.literal('board'), minutes }),
  z.strictObject({ kind: z.literal('debrief'), minutes }),
  z.strictObject({ kind: z.literal('exit'), minutes, questions }),
]);
export type Stage = z.infer<typeof stageSchema>;
export type StageKind = Stage['kind'];

export const lessonSchema = z.strictObject({
  id,
  title: z.string().min(1).max(60),
  about: words,
  minutes: z.number().min(5).max(180), // to the bell
  scenario: id, // of its rounds that name none
  stages: z.array(stageSchema).min(1).max(24),
  source: z.string().min(2),
});
export type Lesson = z.infer<typeof lessonSchema>;

/** Minutes to the bell that no stage has. */
export function spareMinutes({ minutes: bell, stages }: Pick<Lesson, 'minutes' | 'stages'>): number {
  return bell - stages.reduce((sum, stage) => sum + stage.minutes, 0);
}

export const questionsOf = (stage: Stage): readonly Question[] => ('questions' in stage ? stage.questions : []);
export const scenarioOf = (stage: Stage, lesson: Pick<Lesson, 'scenario'>): string =>
  (isPlayed(stage) ? stage.scenario : undefined) ?? lesson.scenario;

export type Played = Extract<Stage, { kind: 'play' | 'warmup' }>;
export const isPlayed = (stage: Stage | undefined): stage is Played =>
  stage?.kind === 'play' || stage?.kind === 'warmup';
export const roundNameOf = (stage: Played): string => (stage.kind === 'play' ? stage.round : 'warmup');

/** The round that questions of a stage are measured against: the first after it that counts. */
export function roundAfter(stages: readonly Stage[], place: number): string | undefined {
  const next = stages.slice(place + 1).find((stage) => stage.kind === 'play' && stage.weight > 0);
  return isPlayed(next) ? roundNameOf(next) : undefined;
}

interface Misplaced {
  readonly place: number;
  readonly expected: string;
}

/** The first stage that cannot be where it is; undefined: a class can play them in this order. */
export function misplaced(stages: readonly Stage[]): Misplaced | undefined {
  const reached = new Map<string, number>(); // the share of its day that a round is played to
  let last: Played | undefined;
  for (const [place, stage] of stages.entries()) {
    if (stage.kind === 'debrief' && reached.size === 0) return { place, expected: 'a round that was played before it' };
    if (stage.kind === 'play') {
      const expected = expectedOf(stage, reached.get(stage.round), last);
      if (expected !== '') return { place, expected };
      reached.set(stage.round, stage.until);
    }
    if (isPlayed(stage)) last = stage;
  }
  const end = stages.length - 1;
  return isPlayed(stages[end]) ? { place: end, expected: 'a debrief or another talk after the last round' } : undefined;
}

/** Of a part of a round; '': it is in its place. */
function expectedOf(stage: Extract<Stage, { kind: 'play' }>, reached: number | undefined, last?: Played): string {
  if (reached === undefined) return '';
  if (last?.kind !== 'play' || last.round !== stage.round) return `no other round between the parts of ${stage.round}`;
  if (stage.until <= reached) return `"until" above ${reached}, to which round ${stage.round} is played already`;
  return last.scenario === stage.scenario ? '' : `the scenario of the part of round ${stage.round} before it`;
}
