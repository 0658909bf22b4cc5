/** What the catalogue says of a machine's coming is when it is on, with all that it comes with. */
import { expect, test } from 'vitest';

import { loadCatalogue } from '../../shared/content/catalogue.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { type ModelRule, readyTicks } from '../../shared/sim/rulebook.ts';
import type { Team } from '../../shared/sim/world.ts';
import { shipped } from '../support/content.ts';

const catalogue = loadCatalogue(shipped);

test.each(['s12', 'cloud-8'])('%s is on as soon as it was said to be', (model) => {
  const driver = newDriver(catalogue, '5-3', 3, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const command = { verb: 'order', model, rack: 2, slot: 0, platform: 'linux', runtime: 'containerd' } as const;
  driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: 1, command });
  advance(driver);
  const host = team.hosts.at(-1);
  const from = world.tick;
  while (host?.state !== 'on') advance(driver);
  const said = readyTicks(rules, rules.models.find(({ id }) => id === model) as ModelRule, 'linux');
  expect(world.tick - from).toBeGreaterThanOrEqual(said - 1);
  expect(world.tick - from).toBeLessThanOrEqual(said + 1);
});
