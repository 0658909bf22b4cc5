/** What a scenario must be like over many seeds (09-balance A1, J): which of these rules its outcomes break, and by what. */
import type { Scenario } from '../content/schema.ts';
import { deviation, type Outcome, type PlanRow, parsOf, RANDOM, rowsOf } from './balance.ts';

export const BALANCE_RULES = ['untouched', 'set-and-forget', 'random', 'reference', 'luck'] as const;

export interface Ruling {
  readonly rule: (typeof BALANCE_RULES)[number];
  readonly held: boolean;
  readonly figures: Readonly<Record<string, number>>;
  readonly plans: readonly string[]; // that break it
}

/** The best plan that acts only in the first minute may reach one star and half of par. */
const STATIC_STARS = 1;
const STATIC_SHARE_OF_PAR = 0.5;
/** On one seed in twenty chance may have its way (game choice: the usual one). */
const RARE = 0.05;

export function rulingsOf(spec: Scenario, outcomes: readonly Outcome[]): Ruling[] {
  const rows = rowsOf(outcomes);
  return [
    untouched(spec, outcomes),
    rarely('set-and-forget', 'static', outcomes),
    rarely('random', 'random', outcomes),
    reference(spec, outcomes),
    luck(spec, rows),
  ];
}

/** Who does nothing has no star, and less money than any plan. */
function untouched(spec: Scenario, outcomes: readonly Outcome[]): Ruling {
  const pars = parsOf(outcomes);
  const idle = outcomes.filter(({ kind }) => kind === 'idle');
  const bad = idle.filter(({ stars, seed, profitDollars }) => stars > 0 || profitDollars >= (pars.get(seed) ?? 0));
  const plans = bad.length > 0 ? ['idle'] : [];
  return { rule: 'untouched', held: bad.length === 0 && spec.plans.length > 0, figures: { seeds: bad.length }, plans };
}

/** A plan of that kind gets beyond one star or half of par on hardly any seed. */
function rarely(rule: Ruling['rule'], kind: Outcome['kind'], outcomes: readonly Outcome[]): Ruling {
  const pars = parsOf(outcomes);
  const isBeyond = ({ stars, seed, profitDollars }: Outcome) =>
    stars > STATIC_STARS || profitDollars > STATIC_SHARE_OF_PAR * Math.max(1, pars.get(seed) ?? 0);
  const plans = [...new Set(outcomes.filter((outcome) => outcome.kind === kind).map(({ plan }) => plan))];
  const shares = plans.map((plan) => {
    const own = outcomes.filter((outcome) => outcome.plan === plan);
    return { plan, share: own.filter(isBeyond).length / own.length };
  });
  const broken = shares.filter(({ share }) => share > RARE);
  const most = Math.max(0, ...shares.map(({ share }) => share));
  return { rule, held: broken.length === 0, figures: { share: most }, plans: broken.map(({ plan }) => plan) };
}

/** The reference plan gets all stars on nearly every seed. A match has neither. */
function reference(spec: Scenario, outcomes: readonly Outcome[]): Ruling {
  const own = outcomes.filter(({ kind, plan }) => kind === 'plan' && plan === spec.reference);
  const share = own.length === 0 ? 1 : own.filter(({ stars }) => stars === 3).length / own.length;
  const held = spec.stars === null || (own.length > 0 && share >= 1 - RARE);
  return { rule: 'reference', held, figures: { share }, plans: held ? [] : [spec.reference ?? ''] };
}

/** What the day does to one plan is less than what sense makes on one day; what random hands break is no measure of it. */
function luck(spec: Scenario, rows: readonly PlanRow[]): Ruling {
  const plans = rows.filter(({ kind }) => kind === 'plan');
  const best = [...plans].sort((a, b) => b.profitDollars - a.profitDollars)[0];
  const reference = plans.find(({ plan }) => plan === spec.reference) ?? best;
  const luckDollars = reference?.spreadDollars ?? 0;
  const sane = rows.filter(({ plan }) => !plan.startsWith(RANDOM));
  const skillDollars = deviation(sane.map(({ profitDollars }) => profitDollars));
  const held = luckDollars < skillDollars;
  return { rule: 'luck', held, figures: { luckDollars, skillDollars }, plans: held ? [] : [reference?.plan ?? ''] };
}
