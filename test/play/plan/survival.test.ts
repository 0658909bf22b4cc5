import { expect, test } from 'vitest';
import { domainsOf, isPlaced, placesWithout } from '../../../shared/sim/places-without.ts';
import { canLose } from '../../../shared/sim/survive.ts';
import { playRandom } from '../../seeded/random-match.ts';
import { wideCatalogue } from '../../seeded/scenarios.ts';
import { boxes, cluster, hypervisors, run } from '../../sim/systems/estate.ts';

test('SPEC PL1 each host, rack and feed tells what on it would have no place', () => {
  const estate = hypervisors();
  run(estate, 5);
  const { world, rules, team } = estate;
  const domains = domainsOf(world, rules, team);
  expect(new Set(domains.map(({ kind }) => kind))).toEqual(new Set(['host', 'rack', 'feed']));
  for (const { kind, index, refuges } of domains) {
    if (kind !== 'host') continue;
    const onIt = team.vms.filter((vm) => vm.host === index && vm.state !== 'stopped').map(({ id }) => id);
    expect(refuges.filter((one) => one.kind === 'vm').map(({ id }) => id)).toEqual(expect.arrayContaining(onIt));
  }
});

test('SPEC PL1 a plain process has no other place, a pod on a spare cluster has', () => {
  const plain = boxes();
  run(plain, 5);
  const process = plain.team.instances.find((one) => one.kind === 'process');
  const lost = placesWithout(plain.world, plain.rules, plain.team, ({ id }) => id === process?.host);
  expect(lost).toContainEqual({ kind: 'process', id: process?.id, service: process?.service, place: 0 });
  const spare = cluster();
  run(spare, 5);
  const busy = new Set(spare.team.instances.map((pod) => pod.node));
  const h1 = spare.team.nodes.find(({ id }) => busy.has(id))?.host;
  const refuges = placesWithout(spare.world, spare.rules, spare.team, ({ id }) => id === h1);
  expect(refuges.length).toBeGreaterThan(0);
  expect(refuges.every(isPlaced)).toBe(true);
  const everything = placesWithout(spare.world, spare.rules, spare.team, () => true);
  expect(everything.every((one) => !isPlaced(one))).toBe(true);
});

test('SPEC PL1 what it says of one host is never kinder than HR1', () => {
  const catalogue = wideCatalogue();
  let hosts = 0;
  for (const scenario of ['wide-chaos-day', 'wide-2-1']) {
    playRandom(catalogue, scenario, 5, 300, ({ world, rules }) => {
      if (world.tick % 50 !== 0) return;
      for (const team of world.teams) {
        for (const one of team.hosts.filter(({ state }) => state === 'on')) {
          const all = placesWithout(world, rules, team, ({ id }) => id === one.id).every(isPlaced);
          if (all) expect(canLose(world, rules, team, one), `${scenario} ${world.tick} ${one.name}`).toBe(true);
          hosts += 1;
        }
      }
    });
  }
  expect(hosts).toBeGreaterThan(50);
});
