/** Which idea is practised where, and how well it is mastered by those whose progress is at hand. */
import type { Lesson } from '../../../shared/content/lesson.ts';
import type { Scenario } from '../../../shared/content/schema.ts';
import type { Progress } from '../../store/progress.ts';
import { STARS_PER_LEVEL } from '../levels/campaign.ts';

export interface Practised {
  readonly concept: string; // id of an entry of the codex
  readonly levels: readonly Scenario[]; // where it is acted on; those of which it is the new idea first
  readonly lessons: readonly Lesson[]; // whose rounds play such a level or scenario
  readonly mastery: number | null; // 0–1 over all who have played one of the levels; null: nobody has
}

/** In the order of the campaign: each where it is new. */
export function practised(
  levels: readonly Scenario[],
  lessons: readonly Lesson[],
  class_: readonly Progress[],
): readonly Practised[] {
  const concepts = [...new Set(levels.flatMap((level) => level.concepts))];
  return concepts.map((concept) => {
    const isNewIn = (level: Scenario) => (level.concepts[0] === concept ? 0 : 1);
    const where = levels.filter((level) => level.concepts.includes(concept));
    const places = new Set(where.map(({ id }) => id));
    return {
      concept,
      levels: [...where].sort((a, b) => isNewIn(a) - isNewIn(b)),
      lessons: lessons.filter((lesson) => playedIn(lesson).some((id) => places.has(id))),
      mastery: meanOf(class_.flatMap((one) => where.flatMap((level) => scoreOf(level, one, concept)))),
    };
  });
}

const playedIn = ({ scenario, stages }: Lesson): string[] => [
  scenario,
  ...stages.flatMap((stage) => ('scenario' in stage && stage.scenario !== undefined ? [stage.scenario] : [])),
];

/** Stars say what hands can do, answers what is understood: both count alike. Empty: the level was not played. */
function scoreOf(level: Scenario, progress: Progress, concept: string): number[] {
  const best = progress[level.id];
  if (best === undefined) return [];
  const answers = level.questions.filter((one) => one.concept === concept).map(({ id }) => best.answers?.[id]);
  const given = answers.filter((one) => one !== undefined).map((isRight) => (isRight ? 1 : 0));
  return [best.stars / STARS_PER_LEVEL, ...given];
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What to play at home: levels that were played, those with the fewest stars first, none that all have whole. */
export function homework(levels: readonly Scenario[], class_: readonly Progress[], most = 3): readonly Scenario[] {
  const starsOf = (level: Scenario) => meanOf(class_.flatMap((one) => one[level.id]?.stars ?? []));
  const weak = levels.flatMap((level) => {
    const stars = starsOf(level);
    return stars === null || stars >= STARS_PER_LEVEL ? [] : [{ level, stars }];
  });
  weak.sort((a, b) => a.stars - b.stars);
  return weak.slice(0, most).map(({ level }) => level);
}
