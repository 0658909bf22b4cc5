/** Answers calls about one log: opened once, then shown, changed and asked about. Long plays are generators. */
import type { Hasher } from '../../../shared/base/hash.ts';
import { difference, remediesFor } from '../../../shared/play/counterfactual.ts';
import { parseLog } from '../../../shared/play/log.ts';
import { otherDayBySteps } from '../../../shared/play/other-day.ts';
import { createWorld } from '../../../shared/sim/genesis.ts';
import { profitMicroCents } from '../../../shared/sim/ledger.ts';
import { standingOf } from '../../../shared/sim/score.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import { CAUSES, type Team, type World } from '../../../shared/sim/world.ts';
import type { Call, Replies } from './calls.ts';
import { oneHostMore, ordersOf, struckIn } from './other-ways.ts';
import { type Played, Reel } from './reel.ts';

/** The causes that explain most of a difference. */
const CAUSES_TOLD = 3;

type Part<D extends Call['do']> = Extract<Call, { do: D }>;
export type Work = Generator<number, Replies[keyof Replies]>;

export class ReplayDesk {
  private readonly hasher: Hasher;
  private reel: Reel | undefined;
  private played: Played | undefined;

  constructor(hasher: Hasher) {
    this.hasher = hasher;
  }

  /** Yields how far it is, 0 to 1. @throws LogError */
  work(call: Call): Work {
    if (call.do === 'open') return this.open(call);
    if (call.do === 'other') return this.other(call);
    return this.atOnce(call);
  }

  private *open({ text, catalogue, content }: Part<'open'>): Generator<number, Replies['open']> {
    const log = parseLog(text, this.hasher, content);
    const reel = new Reel(log, catalogue, this.hasher);
    const played = yield* shares(reel.play(), log.endTick);
    this.reel = reel;
    this.played = played;
    const { scenario, seed, teams } = log.header;
    return { ...played, scenario, seed, teams, endTick: log.endTick, struck: struckIn(played.debrief) };
  }

  private *other({ team, way }: Part<'other'>): Generator<number, Replies['other']> {
    const reel = this.opened();
    const other = yield* shares(otherDayBySteps(reel.catalogue, reel.told, reel.meant, team, way), reel.endTick);
    const [was, now] = [teamIn(reel.endWorld as World, team), teamIn(other, team)];
    const { profitMicroCents: profit, byCause } = difference(was, now);
    const [before, after] = [standingOf(was).inTimeShare, standingOf(now).inTimeShare];
    const causes = byCause.slice(0, CAUSES_TOLD).map(({ cause, microCents }) => ({
      cause: CAUSES.indexOf(cause),
      microCents,
    }));
    return { profitMicroCents: profit, inTimeShare: after, inTimeChange: after - before, causes };
  }

  // biome-ignore lint/correctness/useYield: the same shape as work that takes longer
  private *atOnce(call: Part<'show' | 'ways' | 'remedy'>): Work {
    if (call.do === 'show') return this.show(call);
    return call.do === 'ways' ? this.ways(call) : this.remedy(call);
  }

  private show({ tick, team, since }: Part<'show'>): Replies['show'] {
    const reel = this.opened();
    const { world, events } = reel.at(tick, since);
    const own = teamIn(world, team);
    return {
      tick: world.tick,
      view: showTeam(world, reel.rules, own),
      profitMicroCents: profitMicroCents(own),
      inTimeShare: standingOf(own).inTimeShare,
      events: events.filter((event) => event.team === team),
    };
  }

  private ways({ team }: Part<'ways'>): Replies['ways'] {
    const { rules, told } = this.opened();
    const { orders } = this.played as Played;
    const first = createWorld(rules, told.seed, told.teams);
    return { hostMore: oneHostMore(first, team, orders, rules), orders: ordersOf(orders, team) };
  }

  private remedy({ team, service, worstTick }: Part<'remedy'>): Replies['remedy'] {
    const { catalogue, told } = this.opened();
    const [best] = remediesFor(catalogue, told, team, service, worstTick);
    return best === undefined
      ? null
      : { verb: best.command.verb, tick: best.tick, profitMicroCents: best.profitMicroCents };
  }

  private opened(): Reel {
    if (this.reel === undefined) throw new Error('a log is opened before it is asked about');
    return this.reel;
  }
}

function* shares<T>(steps: Generator<number, T>, endTick: number): Generator<number, T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield value / Math.max(1, endTick);
  }
}

function teamIn(world: World, index: number): Team {
  const team = world.teams[index];
  if (team === undefined) throw new Error(`a match of ${world.teams.length} teams has no team ${index}`);
  return team;
}
