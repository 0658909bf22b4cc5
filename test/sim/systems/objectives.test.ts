import { expect, test } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { EndMeasure, EndTest, Scenario } from '../../../shared/content/schema.ts';
import { holdsNights } from '../../../shared/play/match.ts';
import { restore, snapshot } from '../../../shared/play/snapshot.ts';
import { endMeasure } from '../../../shared/sim/end-measures.ts';
import { causeMicroCents, post, profitMicroCents } from '../../../shared/sim/ledger.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import { remainsOf, standingOf, starsOf } from '../../../shared/sim/score.ts';
import { canLose, canLoseAnyHost } from '../../../shared/sim/survive.ts';
import type { Host, Team, TypeCounts } from '../../../shared/sim/world.ts';
import {
  act,
  boxes,
  catalogue,
  cluster,
  deploymentOf,
  type Estate,
  host,
  hypervisors,
  nodeOn,
  run,
  tryTo,
} from './estate.ts';

const survives = ({ world, rules, team }: Estate) => canLoseAnyHost(world, rules, team);
const ask = (estate: Estate, service: string, requestCpuM: number, replicas: number) => {
  const { id } = deploymentOf(estate, service);
  act(estate, { verb: 'setResources', deployment: id, requestCpuM, requestMib: 100, limitCpuM: 0, limitMib: 0 });
  act(estate, { verb: 'scale', deployment: id, replicas });
};

test('HR1 any host may be lost when its pods or VMs find room on the others', () => {
  const shop = cluster();
  run(shop, 20);
  expect(survives(shop)).toBe(true);
  expect(survives(hypervisors())).toBe(true);
  const box = boxes();
  expect(survives(box)).toBe(false); // nothing restarts a plain process elsewhere
  const { world, rules, team } = box;
  expect([canLose(world, rules, team, host(box, 'h1')), canLose(world, rules, team, host(box, 'h9'))]).toEqual([
    false,
    true,
  ]);
});

test('HR1 requests that fit together but not on the rest are no headroom', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'web', 7000, 4); // one a node; a fifth place there is not
  run(estate, 10);
  expect(survives(estate)).toBe(false);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 3 });
  run(estate, 10);
  expect(survives(estate)).toBe(true);
  act(estate, { verb: 'cordon', node: nodeOn(estate, host(estate, 'n4')).id, on: true });
  expect(survives(estate)).toBe(false); // the free node takes no pods
});

test('HR1 VMs need memory and cores on a host of the same platform that stays', () => {
  const estate = hypervisors();
  host(estate, 'h3').leaseEndTick = 9999;
  estate.team.topology += 1;
  expect(survives(estate)).toBe(true); // all of h1 fits on h2
  act(estate, { verb: 'createVm', host: host(estate, 'h2').id, guest: 'linux', vcpus: 1, memoryMib: 20_000 });
  expect(survives(estate)).toBe(false);
  host(estate, 'h3').leaseEndTick = 0;
  estate.team.topology += 1;
  expect(survives(estate)).toBe(true);
  host(estate, 'h3').platform = estate.rules.platforms.findIndex((platform) => platform.id === 'xen');
  estate.team.topology += 1;
  expect(survives(estate)).toBe(false);
});

test('HR1 a node that becomes ready counts, whether the answer was kept or is new', () => {
  const estate = cluster({ replicas: 0 });
  ask(estate, 'web', 7000, 4);
  run(estate, 30);
  const order = { verb: 'order', model: 's12', rack: 0, slot: 4, platform: 'linux', runtime: 'containerd' } as const;
  act(estate, order);
  run(estate, 640);
  expect(estate.team.nodes.map((node) => node.ready)).toEqual(Array(5).fill(true));
  expect(survives(estate)).toBe(true);
  const again = restore(snapshot(estate.world));
  expect(canLoseAnyHost(again, estate.rules, again.teams[0] as Team)).toBe(true);
});

test('HR2 survivable time is counted every ten seconds and starts over when it is broken', () => {
  const estate = hypervisors();
  run(estate, 95);
  expect(estate.team.survivableTicks).toBe(90);
  for (const name of ['h2', 'h3'])
    failHost(estate.world, estate.rules, estate.team, host(estate, name), 'crash', 200, estate);
  run(estate, 10);
  expect(estate.team.survivableTicks).toBe(0);
  run(estate, 195);
  expect(estate.team.survivableTicks).toBeGreaterThan(80);
  expect(standingOf(estate.team).survivableMinutes).toBe(estate.team.survivableTicks / 60);
  run(estate, 1, [{ kind: 'night', seed: 3 }]);
  const before = estate.team.survivableTicks;
  run(estate, 60);
  expect(estate.team.survivableTicks).toBe(before);
});

const count = (estate: Estate, offered: number, inTime: number, late: number) => {
  const counts = estate.team.types[0] as TypeCounts;
  for (const [key, whole] of Object.entries({ offered, inTime, late })) Object.assign(counts[key as 'late'], { whole });
};

test('OB1 OB2 the score is the sum of the ledger, the share is of all requests offered', () => {
  const estate = hypervisors();
  expect(standingOf(estate.team)).toMatchObject({ profitDollars: 0, offered: 0, inTimeShare: 1 });
  run(estate, 120);
  count(estate, 1000, 700, 200);
  for (const counts of estate.team.types.slice(1))
    Object.assign(counts, { offered: { whole: 0 }, inTime: { whole: 0 }, late: { whole: 0 } });
  const standing = standingOf(estate.team);
  expect(standing).toMatchObject({ offered: 1000, inTime: 700, late: 200, lost: 100, inTimeShare: 0.7 });
  expect(standing.profitDollars).toBe(profitMicroCents(estate.team) / MICRO_CENTS_PER_DOLLAR);
});

test('OB3 Green is energy a million answers, Dense is answers a powered host-hour', () => {
  const estate = boxes();
  run(estate, 100);
  for (const counts of estate.team.types) Object.assign(counts.inTime, { whole: 0 });
  count(estate, 20_000, 10_000, 0);
  estate.team.joules.whole = 7_200_000;
  const standing = standingOf(estate.team);
  expect(standing.kwhPerMillionInTime).toBeCloseTo(200, 9);
  expect(estate.team.hostTicks).toBe(900);
  expect(standing.inTimePerHostHour).toBeCloseTo(40_000, 6);
});

test('OB4 OB5 stars come in order; one with a Night needs the Night too', () => {
  const star = (profitDollars: number, inTimeShare: number, surviveAnyOneMinutes: number, night = false) => ({
    ...{ profitDollars, inTimeShare, surviveAnyOneMinutes, night, atEnd: [] },
  });
  const stars = [star(10, 0.9, 0), star(20, 0.9, 0), star(20, 0.95, 5, true)];
  const estate = cluster({ scenario: { stars } });
  const earn = (more: number) => post(estate.team, 'revenue', more * MICRO_CENTS_PER_DOLLAR);
  const held = (night = true) => starsOf(estate.rules, estate.team, estate.world.tick, night);
  count(estate, 100, 89, 0);
  earn(30);
  expect(held()).toBe(0); // the first is missed, so none of the others counts
  count(estate, 100, 90, 0);
  expect(held()).toBe(2);
  earn(-15);
  expect(held()).toBe(1);
  earn(15);
  count(estate, 100, 99, 0);
  expect(held()).toBe(2);
  estate.team.survivableTicks = 300;
  expect([held(true), held(false)]).toEqual([3, 2]);
});

test('OB6 a star may ask what is left standing', () => {
  const most = (measure: EndMeasure, atMost: number) => ({ measure, atLeast: 0, atMost });
  const star = { profitDollars: -1e6, inTimeShare: 0, surviveAnyOneMinutes: 0, night: false };
  const estate = boxes();
  run(estate, 1);
  const stars = (...tests: EndTest[]) => {
    const rules = { ...estate.rules, scenario: { ...estate.rules.scenario, stars: [{ ...star, atEnd: tests }] } };
    return starsOf(rules, estate.team, estate.world.tick, true);
  };
  const { length } = estate.team.hosts;
  expect([stars(most('hosts', length)), stars(most('hosts', length - 1))]).toEqual([1, 0]);
  expect([stars(most('breached', 0)), stars({ measure: 'vms', atLeast: 1, atMost: 9 })]).toEqual([1, 0]);
  (estate.team.hosts[0] as Host).breached = true;
  expect(stars(most('breached', 0))).toBe(0);
  const spent = endMeasure(estate.rules, remainsOf(estate.team, estate.world.tick), 'spentDollars');
  post(estate.team, 'rent', -5 * MICRO_CENTS_PER_DOLLAR);
  expect(endMeasure(estate.rules, remainsOf(estate.team, estate.world.tick), 'spentDollars')).toBeCloseTo(spent + 5, 9);
});

test('OB7 the way out of a hint is sold once, for a part of the second star and for no minutes', () => {
  const shipped = catalogue.scenarios.find(({ id }) => id === '1-1') as Scenario;
  const [hint] = shipped.hints;
  const estate = boxes();
  const advice = { verb: 'takeAdvice', hint: hint?.id ?? '' } as const;
  const minutes = estate.team.operatorMilliMinutes;
  expect(tryTo(estate, { verb: 'takeAdvice', hint: 'nowhere' })).toBe('hint.unknown');
  act(estate, advice);
  const paid = -causeMicroCents(estate.team, 'advice') / MICRO_CENTS_PER_DOLLAR;
  expect(paid).toBeCloseTo(0.05 * (shipped.stars?.[1]?.profitDollars ?? 0), 9);
  expect(estate.team.operatorMilliMinutes).toBe(minutes);
  expect(tryTo(estate, advice)).toBe('setting.same');
  const silent = boxes({ scenario: { hints: [], verbs: ['returnHost'] } });
  expect(tryTo(silent, advice)).toBe('verb.not_allowed');
});

test('OB5 the Night asks the same estate to earn and to answer, and leaves it as it was', () => {
  const night = { minutes: 2, incident: null };
  const estate = cluster({ scenario: { night, fixedDollarsPerHour: 0 } });
  for (const type of estate.rules.types)
    Object.assign(type, { pricePerRequest: MICRO_CENTS_PER_DOLLAR, deadlineSeconds: 10 });
  run(estate, 20);
  const before = snapshot(estate.world);
  expect(holdsNights(estate.rules, estate.world, 0, 2)).toBe(true);
  expect(snapshot(estate.world)).toBe(before);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'cart').id, replicas: 0 });
  expect(holdsNights(estate.rules, estate.world, 0, 1)).toBe(false); // nothing is answered
  const poor = cluster({ scenario: { night, fixedDollarsPerHour: 100_000 } });
  for (const type of poor.rules.types) Object.assign(type, { deadlineSeconds: 10 });
  run(poor, 20);
  expect(holdsNights(poor.rules, poor.world, 0, 1)).toBe(false); // all is answered, and nothing earned
});
