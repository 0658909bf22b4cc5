/** A hint is said only while what it says is true: its way out, once taken, silences it. */
import { expect, test } from 'vitest';
import { hintFor } from '../../../client/play/hints.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import type { Team } from '../../../shared/sim/world.ts';
import { shipped } from '../../support/content.ts';

const catalogue = loadCatalogue(shipped);
const SHOP = ['web', 'catalog', 'stock'];

/** The hints of the exam that have something to say from minute 21 to minute 50, through storm, hole and crowd. */
function saidInTheExam(begin: readonly Command[], rolled: readonly string[]): ReadonlySet<string> {
  const driver = newDriver(catalogue, '6-4', 3, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  let seq = 0;
  const order = (command: Command) => {
    seq += 1;
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq, command });
  };
  const playTo = (minute: number) => {
    while (world.tick < minute * 60) advance(driver);
  };
  for (const { id } of team.deployments) order({ verb: 'setProbes', deployment: id, liveness: true, readiness: true });
  for (const command of begin) order(command);
  playTo(16);
  order({ verb: 'rebuildBase', service: 'web' });
  playTo(18);
  for (const { id: deployment, service } of team.deployments)
    if (rolled.includes(rules.services[service]?.id ?? '')) order({ verb: 'setRelease', deployment, release: 2 });
  const said = new Set<string>();
  for (let minute = 21; minute <= 50; minute++) {
    playTo(minute);
    const view = showTeam(world, rules, team);
    const { hints } = rules.scenario;
    for (const { id } of hints) {
      const others = hints.filter((one) => one.id !== id).map((one) => [one.id, Infinity] as const);
      if (hintFor(view, rules, new Map(others)) !== null) said.add(id);
    }
  }
  return said;
}

test('whoever left a service on the old base, and the tries unbounded, is told so', () => {
  const said = saidInTheExam([], SHOP.slice(1));
  expect(said).toContain('hole');
  expect(said).toContain('storm');
});

test('whoever has rolled all of them and bounded the tries is not sold either again, even in the crowd', () => {
  const bounds: Command[] = [
    { verb: 'setMesh', on: true, mtls: false },
    { verb: 'setRetries', attempts: 2, timeoutMs: 1000, budgetPercent: 10 },
  ];
  const said = saidInTheExam(bounds, SHOP);
  expect(said).not.toContain('hole');
  expect(said).not.toContain('storm');
  expect(said, 'a crowd on too few copies is still told of').toContain('crowd');
});
