/** Voluntary acts and the disruption budgets: every drain that a random match could have, tried beside it. */
import { expect, test } from 'vitest';
import { restore, snapshot } from '../../shared/play/snapshot.ts';
import { obey } from '../../shared/sim/commands/obey.ts';
import type { Team } from '../../shared/sim/world.ts';
import { playRandom } from './random-match.ts';
import { ALL_WIDE, wideCatalogue } from './scenarios.ts';
import { ALL_SEEDS, again, seeds } from './seeds.ts';

const TICKS = 500;
const LOOK_EVERY = 61;
const catalogue = wideCatalogue();
let held = 0; // drains that a budget stopped short

/** Ready pods of each deployment with a budget, and how many of them it asks for. */
function budgeted(team: Team) {
  return team.deployments
    .filter(({ minAvailable }) => minAvailable > 0)
    .map(({ id, minAvailable }) => {
      const pods = team.instances.filter((one) => one.deployment === id);
      return { id, minAvailable, ready: pods.filter((one) => one.state === 'running' && one.ready).length };
    });
}

test.each(ALL_WIDE)('SPEC IV12 PD7 a drain takes no ready pod below its budget, %s', (scenario) => {
  for (const seed of seeds(2)) {
    playRandom(catalogue, scenario, seed, TICKS, ({ world, rules }) => {
      if (world.tick % LOOK_EVERY !== 0) return;
      const text = snapshot(world);
      for (const { index, nodes, deployments } of world.teams) {
        for (const node of nodes) {
          const copy = restore(text);
          const team = copy.teams[index] as Team;
          team.operatorMilliMinutes = 60_000;
          for (const one of team.deployments) one.minAvailable ||= Math.ceil(one.replicas / 2);
          const before = budgeted(team);
          if (!obey(copy, rules, team, { verb: 'drain', node: node.id }).ok) continue;
          const after = new Map(budgeted(team).map(({ id, ready }) => [id, ready]));
          for (const { id, minAvailable, ready } of before) {
            const where = `${again(seed, scenario, world.tick)}: node ${node.id}, deployment ${id}`;
            expect(after.get(id), where).toBeGreaterThanOrEqual(Math.min(ready, minAvailable));
          }
          if (team.instances.some((one) => one.node === node.id && one.ready) && deployments.length > 0) held += 1;
        }
      }
    });
  }
});

test.runIf(ALL_SEEDS)('some of those drains were stopped by a budget', () => {
  expect(held).toBeGreaterThan(0);
});
