/** The game's content, fetched once from whoever serves the page. The server has checked it; here it is only compiled. */
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { Lesson } from '../../shared/content/lesson.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { BASE_TIER, inTier, TIERS, type Tier } from '../../shared/content/tiers.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { besidePage } from '../store/site.ts';

export interface Content {
  readonly hash: string;
  readonly catalogue: Catalogue;
}

let loading: Promise<Content> | undefined;
/** By content: a lab is the same content with one scenario more. */
const rulebooks = new WeakMap<Content, Map<string, Rulebook>>();

/** Rejects when the server cannot be reached; the next call tries again. */
export function loadContent(): Promise<Content> {
  loading ??= fetch(besidePage('content.json')).then(async (response) => {
    if (!response.ok) throw new Error(`content.json: ${response.status}`);
    return (await response.json()) as Content;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

export function rulebookOf(content: Content, scenario: string): Rulebook {
  const books = rulebooks.get(content) ?? new Map<string, Rulebook>();
  rulebooks.set(content, books);
  const known = books.get(scenario);
  if (known !== undefined) return known;
  const rules = compileRulebook(content.catalogue, scenario);
  books.set(scenario, rules);
  return rules;
}

/** Scenarios for one person, in the order of the campaign. */
export function levelsOf(content: Content): readonly Scenario[] {
  return content.catalogue.scenarios
    .filter((scenario) => scenario.kind === 'level')
    .sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
}

/** Scenarios for teams, each once whatever tiers it has. */
export function matchesOf(content: Content): readonly Scenario[] {
  const matches = content.catalogue.scenarios.filter(
    ({ kind, tier }) => kind === 'match' && (tier === null || tier === BASE_TIER),
  );
  return matches.sort((a, b) => a.chapter - b.chapter || a.id.localeCompare(b.id));
}

/** The tiers that a scenario has, easiest first; none: it is as it is. */
export function tiersOf({ catalogue: { scenarios } }: Content, id: string): readonly Tier[] {
  const asked = scenarios.find((one) => one.id === id);
  if (asked === undefined || asked.tier === null) return [];
  return TIERS.filter((tier) => scenarios.find((one) => one.id === inTier(scenarios, id, tier))?.tier === tier);
}

/** Shortest first. What they ask is not in them: a question is told when it is open. */
export function lessonsOf(content: Content): readonly Lesson[] {
  return [...content.catalogue.lessons].sort((a, b) => a.minutes - b.minutes || a.id.localeCompare(b.id));
}
