/** The proofs of a level (09-balance A, C, E, J), from its data alone. Pure: the same for the same seeds, anywhere. */
import type { Catalogue } from '../content/catalogue.ts';
import type { Scenario } from '../content/schema.ts';
import { type Bot, idleBot } from './bot.ts';
import { botNamed, planBot, playSolo } from './match.ts';
import { provePace } from './pace.ts';
import { proveReaction } from './reaction.ts';
import { planWithout } from './script.ts';
import { search } from './search.ts';

export const PROOFS = [
  'untouched', // who does nothing has no star
  'static', // who acts in the first minute only has one at most, and half of par
  'withheld', // without what the level teaches there is no way
  'reference', // the stored plan gets all stars
  'sensible', // two plans get one
  'acted', // each verb that is taught changes the score
  'reaction', // from a sign to its first cent there is time
  'pace', // there is something to decide while something is waited for
] as const;

export interface Proof {
  readonly name: (typeof PROOFS)[number];
  readonly held: boolean;
  readonly detail: string;
  readonly stars?: number; // that were reached, where the proof is of stars: on the seed where it came nearest to breaking
  readonly percentOfPar?: number;
  readonly figure?: string; // another one for the table
}

export interface ProofOptions {
  readonly seeds: readonly number[];
  readonly rollouts: number; // of the search for withheld on each seed; static takes a quarter of it
  readonly only?: readonly Proof['name'][]; // these; else all
}

/** What a bot got on a seed, by how it is called in the details. */
interface Played {
  readonly stars: number;
  readonly profitDollars: number;
}

/** One level on trial: what its proofs share is played once. */
interface Trial extends ProofOptions {
  readonly catalogue: Catalogue;
  readonly level: Scenario;
  readonly play: (plan: string, seed: number) => Played;
}

/** The best plan that acts only in the first minute may reach one star and half of par. */
const STATIC_SECONDS = 60;
const STATIC_SHARE_OF_PAR = 0.5;
const STATIC_STARS = 1;
/** What a verb must be worth in its level, as a share of par, where it costs no star to go without (09-balance C5, J). */
const ACTED_SHARE_OF_PAR = 0.01;

export function proveLevel(catalogue: Catalogue, level: Scenario, options: ProofOptions): Proof[] {
  const known = new Map<string, Played>();
  const play = (plan: string, seed: number): Played => {
    const key = `${plan} ${seed}`;
    const played = known.get(key) ?? playedBy(catalogue, level, botNamed(catalogue, plan) ?? idleBot, seed);
    known.set(key, played);
    return played;
  };
  const trial: Trial = { ...options, catalogue, level, play };
  return (options.only ?? PROOFS).map((name) => PROVERS[name](trial));
}

const PROVERS: Readonly<Record<Proof['name'], (trial: Trial) => Proof>> = {
  untouched: proveUntouched,
  static: proveStatic,
  withheld: proveWithheld,
  reference: proveReference,
  sensible: proveSensible,
  acted: proveActed,
  reaction: ({ catalogue, level, seeds }) => proveReaction(catalogue, level, seeds[0] ?? 1),
  pace: ({ catalogue, level, seeds }) => provePace(catalogue, level, seeds[0] ?? 1),
};

function playedBy(catalogue: Catalogue, level: Scenario, bot: Bot, seed: number): Played {
  const { stars, standing } = playSolo(catalogue, level.id, seed, bot);
  return { stars, profitDollars: standing.profitDollars };
}

const tell = ({ stars, profitDollars }: Played) => `${stars}★ $${Math.round(profitDollars)}`;

/** What the stored reference plan earns: par of the level on that seed. */
const parOf = ({ level, play }: Trial, seed: number): number => play(level.reference ?? '', seed).profitDollars;

/** Per cent of par, where par is money at all. */
function shareOfPar(trial: Trial, seed: number, profitDollars: number): number {
  return (100 * profitDollars) / Math.max(1, parOf(trial, seed));
}

function judged(
  trial: Trial,
  name: Proof['name'],
  found: readonly Played[],
  holds: (played: Played, percent: number) => boolean,
): Proof {
  const rows = found.map((played, index) => {
    const percent = shareOfPar(trial, trial.seeds[index] ?? 1, played.profitDollars);
    return { played, percent, held: holds(played, percent) };
  });
  return {
    name,
    held: rows.every(({ held }) => held),
    detail: rows.map(({ played, percent }) => `${tell(played)} = ${Math.round(percent)} % of par`).join(', '),
    stars: Math.max(...found.map(({ stars }) => stars)),
    percentOfPar: Math.max(...rows.map(({ percent }) => percent)),
  };
}

function proveUntouched(trial: Trial): Proof {
  const found = trial.seeds.map((seed) => trial.play(idleBot.name, seed));
  return judged(trial, 'untouched', found, ({ stars }) => stars === 0);
}

/** Any way to act in the first minute only, from nothing or from a plan of the level. */
function proveStatic(trial: Trial): Proof {
  const { catalogue, level, seeds, rollouts } = trial;
  const holds = ({ stars }: Played, percent: number) => stars <= STATIC_STARS && percent <= 100 * STATIC_SHARE_OF_PAR;
  const found = seeds.map((seed) =>
    search(catalogue, level.id, seed, {
      rollouts: Math.ceil(rollouts / 4),
      withheld: new Set(),
      lastTick: STATIC_SECONDS * level.pace,
      plans: plansWithout(trial, new Set()),
      aim: 'profit',
      enough: (_, profitDollars) => shareOfPar(trial, seed, profitDollars) > 100 * STATIC_SHARE_OF_PAR,
    }),
  );
  const proof = judged(trial, 'static', found, holds);
  return { ...proof, detail: withCourse(proof, found) };
}

/** Any way without the verbs that the level teaches: a level of choice has another honest technology for one star. */
function proveWithheld(trial: Trial): Proof {
  const { catalogue, level, seeds, rollouts } = trial;
  if (level.withheldInTurn.length > 0) return proveWithheldInTurn(trial);
  const withheld = new Set<string>(level.withheld);
  if (withheld.size === 0) return { name: 'withheld', held: false, detail: 'the level names nothing that it teaches' };
  const plans = plansWithout(trial, withheld);
  const most = level.choice ? 1 : 0;
  const asksNight = level.stars?.[most]?.night === true;
  const enough = (stars: number) => stars > most && !asksNight; // one way is enough to have none withheld
  const found = seeds.map((seed) => search(catalogue, level.id, seed, { rollouts, withheld, plans, enough }));
  const proof = judged(trial, 'withheld', found, ({ stars }) => stars <= most);
  return {
    ...proof,
    detail: `${withCourse(proof, found)} without ${level.withheld.join(', ')}`,
  };
}

/** An exam asks for everything: without any one family of verbs the last star is out of reach. */
function proveWithheldInTurn(trial: Trial): Proof {
  const { catalogue, level, seeds } = trial;
  const rollouts = Math.ceil(trial.rollouts / level.withheldInTurn.length); // of one search, shared out
  const turns = level.withheldInTurn.map((verbs) => {
    const withheld = new Set<string>(verbs);
    const plans = plansWithout(trial, withheld);
    const found = seeds.map((seed) => search(catalogue, level.id, seed, { rollouts, withheld, plans }));
    const proof = judged(trial, 'withheld', found, ({ stars }) => stars < (level.stars?.length ?? 0));
    return { ...proof, detail: `${withCourse(proof, found)} without ${verbs.join(', ')}` };
  });
  return {
    name: 'withheld',
    held: turns.every(({ held }) => held),
    detail: turns.map(({ detail }) => detail).join('; '),
    stars: Math.max(...turns.map(({ stars }) => stars ?? 0)),
    percentOfPar: Math.max(...turns.map(({ percentOfPar }) => percentOfPar ?? 0)),
  };
}

/** Who is to mend a level wants to see the way that was found. */
function withCourse(proof: Proof, found: readonly { readonly course: readonly string[] }[]): string {
  return proof.held ? proof.detail : `${proof.detail}; by ${found.map(({ course }) => course.join(' · ')).join(' | ')}`;
}

/** The level's plans by somebody who may not use some verbs. */
function plansWithout({ catalogue, level }: Trial, verbs: ReadonlySet<string>): (() => Bot)[] {
  return catalogue.plans
    .filter((plan) => level.plans.includes(plan.id) || plan.id === level.reference)
    .map((plan) => (plan.kind === 'script' ? planWithout(plan, verbs) : plan))
    .map((plan) => () => planBot(plan));
}

function proveReference(trial: Trial): Proof {
  const found = trial.seeds.map((seed) => trial.play(trial.level.reference ?? '', seed));
  const proof = judged(trial, 'reference', found, ({ stars }) => stars === 3);
  const stars = Math.min(...found.map((played) => played.stars));
  return { ...proof, held: proof.held && trial.level.reference !== null, stars };
}

function proveSensible(trial: Trial): Proof {
  const seed = trial.seeds[0] ?? 1;
  const results = trial.level.plans.map((name) => ({ name, ...trial.play(name, seed) }));
  const held = results.filter((result) => result.stars >= 1).length >= 2;
  const detail = results.map((result) => `${result.name} ${tell(result)}`).join(', ');
  return { name: 'sensible', held, detail };
}

/** What a level teaches is no decoration: the reference plan uses it, and goes worse without any verb of it. */
function proveActed(trial: Trial): Proof {
  const { catalogue, level } = trial;
  const seed = trial.seeds[0] ?? 1;
  const plan = catalogue.plans.find((entry) => entry.id === level.reference);
  if (plan?.kind !== 'script') return { name: 'acted', held: false, detail: 'the reference is no plan of steps' };
  const uses = (verb: string) => plan.steps.some((step) => step.do.some((act) => act.verb === verb));
  const whole = trial.play(plan.id, seed);
  const losses = [...level.withheld, ...level.withheldInTurn.flat()].filter(uses).map((verb) => {
    const lesser = playedBy(catalogue, level, planBot(planWithout(plan, new Set([verb]))), seed);
    const lost = shareOfPar(trial, seed, whole.profitDollars - lesser.profitDollars);
    return { verb, lesser, matters: lesser.stars < whole.stars || lost >= 100 * ACTED_SHARE_OF_PAR };
  });
  const told = losses.map(({ verb, lesser, matters }) => `${verb} ${matters ? 'matters' : 'IDLE'}: ${tell(lesser)}`);
  return {
    name: 'acted',
    held: losses.length > 0 && losses.every(({ matters }) => matters),
    detail: told.join(', ') || 'the reference does without what is taught',
  };
}
