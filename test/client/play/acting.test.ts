/** Several things in one hand, drafts and their sums: what is rehearsed here is what the match does with the same orders. */
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../client/play/draft-marks.ts';
import { DRAFT_MOST, draftSum } from '../../../client/play/draft-sum.ts';
import { groupActs, groupSum } from '../../../client/play/group-acts.ts';
import { fitting, groupTargets, spread } from '../../../client/play/group-targets.ts';
import { added, canJoin, keyOfPick, neighbours, type Picked, present, toggled } from '../../../client/play/pick.ts';
import { rehearse } from '../../../client/play/rehearsal.ts';
import { type Carry, targetsOf } from '../../../client/play/targets.ts';
import { whatIfSum } from '../../../client/play/what-if.ts';
import { words } from '../../../client/text/index.ts';
import { loadContent } from '../../../server/content.ts';
import { VERBS } from '../../../shared/content/schema.ts';
import { advance, type Driver, newDriver } from '../../../shared/play/driver.ts';
import { obey } from '../../../shared/sim/commands/obey.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { REFUSAL_CODES } from '../../../shared/sim/rejections.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import { type Facts, factsOf } from '../../../shared/sim/view.ts';
import type { Team } from '../../../shared/sim/world.ts';
import { DRAFT_MAX } from '../../../shared/wire/payloads.ts';

const content = loadContent();

function matchOf(scenario: string, seed: number, ticks: number) {
  const driver = newDriver(content, scenario, seed, 1);
  for (let tick = 0; tick < ticks; tick++) advance(driver);
  return { ...partsOf(driver), driver };
}
function partsOf({ world, rules }: Driver) {
  const team = world.teams[0] as Team;
  return { world, rules, team, view: showTeam(world, rules, team) };
}

/** All that `check` reads: two of the same are the same to the rules. */
const plain = (facts: Facts): unknown => {
  const { hosts, vms, transfers, nodes, deployments, contracts, operatorMilliMinutes, cashMicroCents } = facts;
  const known = { hosts, vms, transfers, nodes, deployments, contracts, operatorMilliMinutes, cashMicroCents };
  const places = facts.instances.map(({ id, host, node, vm, state }) => ({ id, host, node, vm, state }));
  return JSON.parse(JSON.stringify({ ...known, places }, KNOWN));
};
/** Only what a page is told: a world's records hold gauges and memories too. */
const KNOWN = [
  ...new Set([
    ...'hosts vms transfers nodes deployments contracts places operatorMilliMinutes cashMicroCents'.split(' '),
    ...'id name host vm node state untilTick platform runtime rack slot model leaseEndTick'.split(' '),
    ...'kind process fromHost toHost vcpus memoryMib diskMib haPriority throttled local'.split(' '),
    ...'ready cordoned taintKey taintEffect service replicas spread minAvailable requestMib requestCpuM priority'.split(
      ' ',
    ),
  ]),
];

function ordersFor(facts: Facts, seed: number): Command[] {
  const at = <T>(list: readonly T[], place: number): T => list[(place * 7 + seed) % list.length] as T;
  return [0, 1, 2, 3].flatMap((place): Command[] => [
    { verb: 'migrateLive', vm: at(facts.vms, place).id, host: at(facts.hosts, place + 3).id },
    { verb: 'scale', deployment: at(facts.deployments, place).id, replicas: place + seed },
    { verb: 'stopVm', vm: at(facts.vms, place + 1).id },
    { verb: 'cordon', node: at(facts.nodes, place).id, on: true },
    { verb: 'order', model: 's12', rack: place % 3, slot: (place + seed) % 8, platform: null, runtime: null },
    { verb: 'setSpread', deployment: at(facts.deployments, place).id, over: 'host' },
    { verb: 'migrateCold', vm: at(facts.vms, place + 2).id, host: at(facts.hosts, place + 1).id },
  ]);
}

describe('a rehearsal', () => {
  test.each([1, 2, 3, 4])('of a draft ends where the same orders end in the match (seed %i)', (seed) => {
    const { driver, view, rules } = matchOf('chaos-day', seed, 40 + seed * 13);
    const orders = ordersFor(view.facts, seed);
    const rehearsed = rehearse(view.facts, rules, orders);
    const { world, team } = partsOf(driver);
    const verdicts = orders.map((order) => obey(world, rules, team, order));
    expect(rehearsed.orders.map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(verdicts.some(({ ok }) => ok) && verdicts.some(({ ok }) => !ok)).toBe(true);
    expect(plain(rehearsed.after)).toEqual(plain(factsOf(world, team)));
  });

  test('leaves what is known as it was', () => {
    const { view, rules } = matchOf('chaos-day', 2, 60);
    const before = JSON.stringify(view.facts);
    rehearse(view.facts, rules, ordersFor(view.facts, 2));
    expect(JSON.stringify(view.facts)).toBe(before);
  });

  test('sums hands and rent of what would be accepted alone', () => {
    const { view, rules } = matchOf('chaos-day', 1, 30);
    const rehearsed = rehearse(view.facts, rules, ordersFor(view.facts, 1));
    const sum = draftSum(rehearsed, rules);
    expect(sum.refused).toBe(rehearsed.orders.filter(({ verdict }) => !verdict.ok).length);
    expect(sum.milliMinutes).toBe(view.facts.operatorMilliMinutes - rehearsed.after.operatorMilliMinutes);
    const rented = rehearsed.orders.filter(({ command, verdict }) => command.verb === 'order' && verdict.ok).length;
    expect(sum.rentMicroCents > 0).toBe(rented > 0);
  });

  test('a draft holds as much as may be asked about at once', () => expect(DRAFT_MOST).toBe(DRAFT_MAX));
});

describe('several in one hand', () => {
  const { view, rules, driver } = matchOf('chaos-day', 1, 30);
  const carries = view.vms.slice(0, 3).map(({ id }): Carry => ({ kind: 'vm', id, cold: false }));

  test('the verdict of a group is that of its orders, one after the other', () => {
    const targets = groupTargets(carries, view.facts, rules).filter(({ host }) => host > 0);
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) {
      const commands = (target.group ?? []).map(({ command }) => command);
      const fresh = matchOf('chaos-day', 1, 30);
      const verdicts = commands.map((command) => obey(fresh.world, fresh.rules, fresh.team, command));
      expect(target.group?.map(({ verdict }) => verdict.ok)).toEqual(verdicts.map(({ ok }) => ok));
      expect(target.verdict.ok).toBe(verdicts.some(({ ok }) => ok));
      expect(fitting(target)).toBe(verdicts.filter(({ ok }) => ok).length);
    }
  });

  test('a pod goes nowhere by hand', () => {
    const pod = view.instances.find(({ kind }) => kind === 'container');
    expect(targetsOf({ kind: 'pod', id: pod?.id ?? 0 }, view.facts, rules)).toEqual([]);
  });

  test('sent wherever they fit, each has a place with those before it there', () => {
    const orders = spread(carries, view.facts, rules);
    const again = rehearse(
      view.facts,
      rules,
      orders.map(({ command }) => command),
    );
    expect(again.orders.map(({ verdict }) => verdict)).toEqual(orders.map(({ verdict }) => verdict));
  });

  test('what a move would mean is told of machines that are there', () => {
    const taken = groupTargets(carries.slice(0, 1), view.facts, rules).find(({ verdict }) => verdict.ok);
    expect(taken).toBeDefined();
    const sum = whatIfSum({ ...taken!, command: taken!.group![0]!.command }, view, rules);
    const names = new Set(view.hosts.map(({ name }) => name));
    expect([...sum.unsafe.now, ...sum.unsafe.after].every((name) => names.has(name))).toBe(true);
    expect(sum.milliMinutes).toBeGreaterThan(0);
    // What the page works out for now is what the match itself says.
    const losable = showTeam(driver.world, rules, driver.world.teams[0] as Team).hosts.filter(
      ({ losable: can }) => !can,
    );
    expect([...sum.unsafe.now].sort()).toEqual(losable.map(({ name }) => name).sort());
  });

  test('acts for all are orders of the things that were picked, and sums are of them', () => {
    const all: Picked[] = [
      ...view.hosts.map(({ id }): Picked => ({ kind: 'host', id })),
      ...view.vms.map(({ id }): Picked => ({ kind: 'vm', id })),
      ...view.instances.map(({ id }): Picked => ({ kind: 'instance', id })),
      ...view.deployments.map(({ id }): Picked => ({ kind: 'deployment', id })),
    ];
    const acts = groupActs(all, view.facts, rules);
    expect(acts.length).toBeGreaterThan(5);
    for (const { id, commands } of acts) {
      expect(words.acting.group[id].length).toBeGreaterThan(0);
      expect(new Set(commands.map((command) => JSON.stringify(command))).size).toBe(commands.length);
    }
    const { kinds } = groupSum(all, view, rules);
    expect(kinds.reduce((sum, [, many]) => sum + many, 0)).toBe(all.length);
  });
});

describe('a selection', () => {
  const { view } = matchOf('chaos-day', 1, 30);
  const vms = view.vms.map(({ id }): Picked => ({ kind: 'vm', id }));
  const [a, b, c] = vms as [Picked, Picked, Picked];

  test('toggled twice is as it was, and nothing is in it twice', () => {
    expect(toggled(toggled([a, b], c), c)).toEqual([a, b]);
    expect(added([a, b], [b, a, c]).map(keyOfPick)).toEqual([a, b, c].map(keyOfPick));
    expect(toggled([a], a)).toEqual([]);
  });

  test('slots and services stand alone', () => {
    const slot: Picked = { kind: 'slot', rack: 0, slot: 1 };
    expect(canJoin(slot)).toBe(false);
    expect(added([a], [slot, b])).toEqual([a, b]);
    expect(added([], [slot])).toEqual([slot]);
  });

  test('loses what is gone, and takes all that lives with the first', () => {
    expect(present([a, { kind: 'vm', id: 999 }, b], view.facts)).toEqual([a, b]);
    for (const one of vms) expect(neighbours(one, view.facts).map(keyOfPick)).toContain(keyOfPick(one));
  });
});

test('every verb has a name for its mark, and its place on the floor is one that is there', () => {
  const { view, rules } = matchOf('chaos-day', 3, 30);
  for (const verb of VERBS) expect(words.names.verbs[verb], verb).toBeTruthy();
  for (const order of ordersFor(view.facts, 3)) {
    const { host } = placeOf(order, view.facts, rules);
    expect(host === 0 || view.hosts.some(({ id }) => id === host)).toBe(true);
  }
});

test('a refusal of any verb has its reason in words', () => {
  for (const code of REFUSAL_CODES) expect(words.refusals.sentence(code, {}).length, code).toBeGreaterThan(3);
});
