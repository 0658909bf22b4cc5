/** Parts inside a program, and cut out of it, on the shop in one program of level 5.1. */
import { expect, test } from 'vitest';
import { explainService } from '../../../shared/sim/explain.ts';
import { act, deploymentOf, type Estate, estateOf, instancesOf, run, serviceIndex, steady } from './estate.ts';

const shop = (requestsPerSecond: number): Estate =>
  estateOf('5-1', { scenario: { offers: [], ...steady('5-1', requestsPerSecond) } });
const state = (estate: Estate, service: string) => {
  const found = estate.team.services[serviceIndex(estate, service)];
  if (found === undefined) throw new Error(`no service ${service}`);
  return found;
};
/** Standard millicores that a program's copies are asked for, by the work of each call. */
const asked = (estate: Estate, service: string) =>
  instancesOf(estate, service).reduce((sum, one) => sum + one.cpuGrantedM * one.efficiency, 0);

test('RQ14 a program does the work of the parts inside it, and is lost with none of its answers', () => {
  const estate = shop(100);
  run(estate, 60);
  // 60 % look at the shelf and every other time at advice, 30 % search, 10 % buy (5-1).
  const ms = 1.5 + 0.6 * (2 + 0.5 * 8) + 0.3 * 12 + 0.1 * (3 + 5);
  expect(asked(estate, 'shop')).toBeCloseTo(100 * ms, -1);
  for (const part of ['catalog', 'advice', 'search', 'cart', 'pay']) {
    expect([part, state(estate, part).serving, state(estate, part).lostShare]).toEqual([part, 3, 0]);
    expect(state(estate, part).utilisation).toBe(state(estate, 'shop').utilisation);
  }
});

test('RQ14 the first copy that answers cuts a part out, and it does not fall back when its copies fall', () => {
  const estate = shop(100);
  run(estate, 60);
  const whole = asked(estate, 'shop');
  act(estate, { verb: 'deploy', service: 'search', replicas: 2 });
  let waited = 0; // it has no probe, and is ready long before it answers
  for (; instancesOf(estate, 'search').every((one) => one.efficiency === 0); waited++) {
    expect([waited, state(estate, 'search').lostShare]).toEqual([waited, 0]); // the program still answers
    run(estate, 1);
  }
  expect(waited).toBeGreaterThan(10);
  run(estate, 120);
  expect(asked(estate, 'search')).toBeCloseTo(100 * 0.3 * 12, -1);
  expect(asked(estate, 'shop')).toBeCloseTo(whole - 100 * 0.3 * 12, -1);
  for (const one of instancesOf(estate, 'search')) one.hung = true;
  run(estate, 30);
  expect(state(estate, 'search').lostShare).toBe(1);
  expect(state(estate, 'pay').lostShare).toBe(0);
  act(estate, { verb: 'deleteDeployment', deployment: deploymentOf(estate, 'search').id });
  run(estate, 5);
  expect([state(estate, 'search').lostShare, state(estate, 'search').serving]).toEqual([0, 3]);
});

test('RQ14 all parts wait in one queue, and apart each in its own', () => {
  const together = shop(1400);
  const apart = shop(1400);
  act(apart, { verb: 'deploy', service: 'search', replicas: 1 });
  for (const estate of [together, apart]) run(estate, 300);
  expect(state(together, 'pay').utilisation).toBeGreaterThan(1);
  expect(state(apart, 'search').utilisation).toBeGreaterThan(1);
  expect(state(apart, 'pay').utilisation).toBeLessThan(state(together, 'pay').utilisation);
});

test('RQ14 asked why a part inside hurts, its program answers', () => {
  const estate = shop(1400);
  run(estate, 300);
  const of = (service: string) => explainService(estate.rules, estate.team, serviceIndex(estate, service));
  expect(of('pay')).toEqual(of('shop'));
  expect(of('shop')[0]?.code).not.toBe('service.fine');
});
