import { expect, test } from 'vitest';
import { memoryInUseMib } from '../../../client/play/host-memory.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { check } from '../../../shared/sim/commands/index.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import type { Team, Vm } from '../../../shared/sim/world.ts';
import { shipped } from '../../support/content.ts';

const catalogue = loadCatalogue(shipped);

test('what a fat guest is said to use is far below its size, and enough to give it', () => {
  const driver = newDriver(catalogue, '1-3', 1, 1);
  for (let tick = 0; tick < 20; tick++) advance(driver);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const fat = team.vms.find(({ name }) => name === 'planning') as Vm;
  const view = showTeam(world, rules, team);
  const shown = view.vms.find(({ id }) => id === fat.id);
  const used = shown === undefined ? Number.NaN : memoryInUseMib(view, rules, shown);
  expect(used).toBeGreaterThan(rules.guests[fat.guest]?.footprintMib ?? 0);
  expect(used).toBeLessThan(fat.memoryMib / 4);
  const resize = { verb: 'resizeVm', vm: fat.id, vcpus: fat.vcpus } as const;
  fat.state = 'stopped';
  const { facts } = showTeam(world, rules, team);
  expect(check(facts, rules, { ...resize, memoryMib: used })).toMatchObject({ ok: true });
  expect(check(facts, rules, { ...resize, memoryMib: Math.floor(used / 2) })).toMatchObject({ code: 'vm.too_small' });
});
