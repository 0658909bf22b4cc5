/**
 * Explorer, Student and Pro (09-balance H): one team scenario for three kinds of class. Each tier is a scenario with an id of
 * its own, so that rooms, logs, pars and bots know scenarios only; what they have in common is the id of their file.
 */
import type { Lesson } from './lesson.ts';
import type { Scenario } from './schema.ts';

export const TIERS = ['explorer', 'student', 'pro'] as const; // easiest first
export type Tier = (typeof TIERS)[number];
/** The tier that a file tells itself, and whose id is the file's. */
export const BASE_TIER: Tier = 'student';

export const idInTier = (family: string, tier: Tier): string => (tier === BASE_TIER ? family : `${family}-${tier}`);

/** The id of the file that a scenario comes from. */
export const familyOf = ({ id, tier }: Pick<Scenario, 'id' | 'tier'>): string =>
  tier === null || tier === BASE_TIER ? id : id.slice(0, -`-${tier}`.length);

/** That scenario in another tier; the one asked for where there is none. */
export function inTier(scenarios: readonly Scenario[], id: string, tier: Tier | null): string {
  const asked = scenarios.find((one) => one.id === id);
  if (asked === undefined || tier === null) return id;
  const family = familyOf(asked);
  return scenarios.find((one) => one.tier === tier && familyOf(one) === family)?.id ?? id;
}

/** A lesson with all that it plays in the tier of the scenario that a room was opened with. */
export function lessonInTier(lesson: Lesson, scenarios: readonly Scenario[], room: string): Lesson {
  const tier = scenarios.find(({ id }) => id === room)?.tier ?? null;
  const stages = lesson.stages.map((stage) =>
    'scenario' in stage && stage.scenario !== undefined
      ? { ...stage, scenario: inTier(scenarios, stage.scenario, tier) }
      : stage,
  );
  return { ...lesson, scenario: inTier(scenarios, lesson.scenario, tier), stages };
}
