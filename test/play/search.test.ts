/** The search: to continue from a moment is to have played from the start, and the same seed finds the same. */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { type Bot, idleBot, withheldRules } from '../../shared/play/bot.ts';
import { begin, type Course, goOn, leave, playTo, type Table, teamOf, viewNow } from '../../shared/play/course.ts';
import { goalsFor } from '../../shared/play/goals.ts';
import { botNamed, playSolo } from '../../shared/play/match.ts';
import { planWithout } from '../../shared/play/script.ts';
import { search } from '../../shared/play/search.ts';
import { snapshot } from '../../shared/play/snapshot.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import { profitMicroCents } from '../../shared/sim/ledger.ts';

const catalogue = loadContent();

function tableFor(scenario: string, withheld: readonly string[] = []): Table {
  const rules = compileRulebook(catalogue, scenario);
  return { rules, board: withheldRules(rules, new Set(withheld)), lastTick: rules.endTick };
}

/** Takes up the goal of that place among those that the board offers and accepts now; what it is called. */
function takeUp({ board }: Table, course: Course, place: number): string {
  const view = viewNow(course);
  const goals = goalsFor(view, board).filter((goal) => goal.next(view, board).length > 0);
  const goal = goals[place % goals.length];
  if (goal === undefined) throw new Error('the board offers nothing');
  course.bot.take(goal, goal.lasts);
  return goal.name;
}

/** Ticks at which a goal is taken up, odd ones on purpose: hands are on the way, machines are half installed. */
const DECISIONS = [1, 1, 137, 290, 611, 612, 1009];
const END = 1300;

describe.each(['1-1', '2-1', '4-2'])('level %s', (level) => {
  const plan = catalogue.scenarios.find(({ id }) => id === level)?.reference ?? '';
  test.each(['idle', plan])('left at every decision and gone on with, %s ends as if played through', (name) => {
    const table = tableFor(level);
    const bot = () => botNamed(catalogue, name) as Bot;
    const through = begin(table, 3, bot);
    let inParts = leave(begin(table, 3, bot));
    for (const [index, tick] of DECISIONS.entries()) {
      playTo(through, tick);
      const part = goOn(table, inParts);
      playTo(part, tick);
      expect(takeUp(table, part, index * 17)).toBe(takeUp(table, through, index * 17));
      inParts = leave(part);
    }
    playTo(through, END);
    const rest = goOn(table, inParts);
    playTo(rest, END);
    expect(snapshot(rest.driver.world)).toBe(snapshot(through.driver.world));
    expect(rest.seqs).toEqual(through.seqs);
    expect(through.seqs[0]).toBeGreaterThan(3); // something was done
  });
});

test('a plan without a goal beside it plays as its bot alone', () => {
  const table = tableFor('2-1');
  const bot = () => botNamed(catalogue, 'evacuate-throttled') as Bot;
  const course = begin(table, 2, bot);
  playTo(course, table.rules.endTick);
  const alone = playSolo(catalogue, '2-1', 2, bot());
  expect(profitMicroCents(teamOf(course))).toBe(profitMicroCents(alone.world.teams[0] ?? teamOf(course)));
});

test('the same seed finds the same course', () => {
  const find = () => search(catalogue, '2-1', 5, { rollouts: 30, withheld: new Set() });
  expect(find()).toEqual(find());
});

test('a search that may do everything does better than nobody, and as well as the plan that it starts from', () => {
  const untouched = playSolo(catalogue, '1-1', 1, idleBot).standing.profitDollars;
  const found = search(catalogue, '1-1', 1, { rollouts: 20, withheld: new Set() });
  expect(found.profitDollars).toBeGreaterThan(untouched);
  expect(found.rollouts).toBeLessThanOrEqual(21);
  const plans = [() => botNamed(catalogue, 'two-hosts') as Bot];
  const withPlan = search(catalogue, '1-1', 1, { rollouts: 2, withheld: new Set(), plans });
  expect(withPlan.stars).toBe(playSolo(catalogue, '1-1', 1, plans[0]?.() ?? idleBot).stars);
});

test('a search that has found enough ends', () => {
  const enough = (_: number, profitDollars: number) => profitDollars > -90; // nobody at all comes to -93
  const found = search(catalogue, '1-1', 1, { rollouts: 400, withheld: new Set(), enough });
  expect(found.profitDollars).toBeGreaterThan(-90);
  expect(found.rollouts).toBeLessThan(200);
});

test('nothing that is withheld is done, neither by a goal nor by the plan beside it', () => {
  const table = tableFor('4-2', ['setProbes', 'scale']);
  const course = begin(table, 1, () => botNamed(catalogue, 'warm-spare') as Bot);
  const done = new Set<string>();
  course.driver.onEntries = (_, entries) => {
    for (const entry of entries) if (entry.kind === 'command') done.add(entry.command.verb);
  };
  for (const tick of DECISIONS) {
    playTo(course, tick);
    takeUp(table, course, tick);
  }
  playTo(course, END);
  expect(done).toContain('setSpread');
  expect([...done].filter((verb) => verb === 'setProbes' || verb === 'scale')).toEqual([]);
});

test('a plan loses the acts of withheld verbs and keeps the others of the same step', () => {
  const plan = catalogue.plans.find(({ id }) => id === 'warm-spare');
  if (plan?.kind !== 'script') throw new Error('warm-spare is a script');
  const rest = planWithout(plan, new Set(['setSpread']));
  const verbs = (of: typeof plan) => of.steps.flatMap((step) => step.do.map(({ verb }) => verb));
  expect(verbs(rest)).toEqual(verbs(plan).filter((verb) => verb !== 'setSpread'));
  expect(rest.steps.every((step) => step.do.length > 0)).toBe(true);
});
