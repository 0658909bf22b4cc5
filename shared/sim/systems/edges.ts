/** Edge sites come, are paid, break and go (SPEC RG4, RG7–RG9). */
import { removeWhere } from '../../base/ids.ts';
import { u } from '../../base/random.ts';
import { BILL_HOURS_PER_HOUR, MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR } from '../../base/units.ts';
import { type Outcome, say } from '../events.ts';
import { post } from '../ledger.ts';
import type { Rulebook } from '../rulebook.ts';
import { eventProbability } from '../rules/hazard.ts';
import type { Edge, Team, World } from '../world.ts';

/** Draws of edges stand apart from those of slots: a region counts as a rack far behind all others. */
const EDGE_KEY = 900_000;

export function runEdges(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    if (team.edges.length === 0) continue;
    const { rentDollarsPerHour } = rules.economy.edge;
    for (const edge of team.edges) {
      advance(world, rules, team, edge, out);
      if (edge.state !== 'ordered') {
        post(team, 'edge', (-rentDollarsPerHour * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR);
      }
    }
    removeWhere(team.edges, (edge) => {
      const gone = edge.leaseEndTick > 0 && world.tick >= edge.leaseEndTick;
      if (gone) say(out, world.tick, team.index, 'edge.returned', edge.id);
      return gone;
    });
  }
}

function advance(world: World, rules: Rulebook, team: Team, edge: Edge, out: Outcome): void {
  if (edge.state !== 'on') {
    if (world.tick < edge.untilTick) return;
    edge.state = 'on';
    edge.untilTick = 0;
    say(out, world.tick, team.index, 'edge.up', edge.id);
    return;
  }
  const { failuresPerYear, repairTicks } = rules.economy.edge;
  const factor = rules.scenario.hazardFactor;
  if (factor === 0) return;
  const chance = eventProbability(failuresPerYear, 1, BILL_HOURS_PER_HOUR * factor);
  if (u(world.seed, 'hazard', EDGE_KEY + edge.region, world.tick) >= chance) return;
  failEdge(world, team, edge, world.tick + repairTicks, out);
}

/** What it holds stays on its disks; a copy under way starts over when it is back. */
export function failEdge(world: World, team: Team, edge: Edge, untilTick: number, out: Outcome): void {
  if (edge.state === 'ordered') return;
  const away = untilTick - world.tick;
  edge.readyTicks = edge.readyTicks.map((tick) => (tick > world.tick ? tick + away : tick));
  edge.untilTick = edge.state === 'failed' ? Math.max(edge.untilTick, untilTick) : untilTick;
  edge.state = 'failed';
  say(out, world.tick, team.index, 'edge.failed', edge.id, away);
}
