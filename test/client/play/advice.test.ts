/** Advice is given only where it can be followed: on this board, in this level, now. */
import { describe, expect, test } from 'vitest';
import { aboutDomain, aboutLink, canBeDone, counsel, DEEDS, type Deed } from '../../../client/play/advice.ts';
import { asOrdered } from '../../../client/play/as-ordered.ts';
import { domainOf } from '../../../client/play/overlays/sign-domain.ts';
import { leftToHands } from '../../../client/play/overlays/survive.ts';
import { remediesOf } from '../../../client/play/remedies.ts';
import { rootOf } from '../../../client/play/why-root.ts';
import { advice } from '../../../client/text/advice.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { VERBS } from '../../../shared/content/schema.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { explainService, type Why } from '../../../shared/sim/explain.ts';
import { isEmpty } from '../../../shared/sim/placement.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import type { Instance, Team, Vm } from '../../../shared/sim/world.ts';
import { shipped } from '../../support/content.ts';

const catalogue = loadCatalogue(shipped);
const deeds = Object.keys(DEEDS) as Deed[];

function boardOf(scenario: string, ticks = 60) {
  const driver = newDriver(catalogue, scenario, 3, 1);
  for (let tick = 0; tick < ticks; tick++) advance(driver);
  const { world, rules } = driver;
  const view = () => showTeam(world, rules, world.teams[0] as Team);
  const order = (command: Command, wait: number) => {
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: world.tick, command });
    for (let tick = 0; tick < wait; tick++) advance(driver);
  };
  return { rules, view, order };
}

describe.each(catalogue.scenarios.filter(({ number }) => number !== '').map(({ id }) => id))('%s', (id) => {
  const { rules, view } = boardOf(id, 5);
  const { facts } = view();

  test('what the level has no order for is never advised', () => {
    for (const deed of deeds) {
      const has = DEEDS[deed].some((verb) => rules.verbs.has(verb));
      if (!has) expect(canBeDone(deed, null, { facts, rules }), deed).toBe(false);
    }
    const sold = rules.models.filter((model) => model.sold);
    if (canBeDone('rent', null, { facts, rules })) expect(sold).not.toEqual([]);
    if (canBeDone('cloud', null, { facts, rules })) expect(sold.some(({ kind }) => kind === 'cloud')).toBe(true);
  });

  test('nobody is told to move what lives on an empty machine', () => {
    for (const host of facts.hosts.filter((one) => isEmpty(facts, one.id))) {
      const domain = domainOf({ kind: 'host.dies', targetId: host.id }, view(), rules);
      expect(canBeDone('move', aboutDomain(domain, { facts }, rules), { facts, rules }), host.name).toBe(false);
    }
  });
});

test('a crowd brings no lead time of machines where none are for rent', () => {
  const said = (id: string) => {
    const { rules, view } = boardOf(id, 5);
    return counsel(advice.signs.crowd.before, null, { facts: view().facts, rules });
  };
  expect(said('launch-day')).toContain('lead time');
  expect(said('1-3')).not.toContain('lead time');
  expect(said('1-3')).not.toBe('');
});

test('a hole in a base is about what still runs on the old one', () => {
  const { rules, view, order } = boardOf('6-4', 16 * 60);
  const hole = () => {
    const sign = view().signs.find(({ kind }) => kind === 'base.cve');
    return sign === undefined ? [] : [...domainOf(sign, view(), rules).copies];
  };
  const services = () => view().facts.instances.filter(({ id }) => hole().includes(id));
  expect(new Set(services().map(({ service }) => rules.services[service]?.id))).toEqual(
    new Set(['web', 'catalog', 'stock']),
  );
  order({ verb: 'rebuildBase', service: 'web' }, 61);
  for (const { id } of view().facts.deployments) order({ verb: 'setRelease', deployment: id, release: 2 }, 80);
  expect(hole()).toEqual([]);
});

test('what lives on a machine can be moved until nothing does', () => {
  const { rules, view, order } = boardOf('2-1');
  const from = view().facts.hosts.find(({ name }) => name === 'h1');
  const can = () => {
    const { facts } = view();
    const domain = domainOf({ kind: 'host.dies', targetId: from?.id ?? 0 }, view(), rules);
    return canBeDone('move', aboutDomain(domain, { facts }, rules), { facts, rules });
  };
  expect(can()).toBe(true);
  for (const vm of view().facts.vms.filter(({ host }) => host === from?.id)) {
    const to = view().facts.hosts.filter(({ id }) => id !== from?.id);
    for (const host of to) order({ verb: 'migrateCold', vm: vm.id, host: host.id }, 1);
  }
  expect(view().facts.vms.filter(({ host }) => host === from?.id)).toEqual([]);
  expect(can()).toBe(false);
});

test('an advice about a service speaks of its own deployment', () => {
  const { rules, view } = boardOf('4-2');
  const { facts } = view();
  const [service, other] = facts.deployments.map((one) => one.service);
  const about = aboutLink({ code: 'service.stalled', subject: service ?? 0, numbers: {} }, { facts }, rules);
  expect([...(about?.deployment ?? [])]).toEqual(
    facts.deployments.filter((one) => one.service === service).map(({ id }) => id),
  );
  expect(about?.service?.has(rules.services[other ?? 0]?.id ?? '')).toBe(false);
});

test('room for a lost machine is not the same as somebody who uses it: HA, or hands', () => {
  const { view, order } = boardOf('2-2');
  const of = (host: number) => leftToHands(view(), (id) => id === host);
  const vm = view().facts.vms.find(({ state, haPriority }) => state === 'running' && haPriority === 0);
  if (vm === undefined) throw new Error('all VMs have HA');
  const before = of(vm.host);
  expect(before).toBeGreaterThan(0);
  order({ verb: 'setHa', vm: vm.id, priority: 1 }, 2);
  expect(of(vm.host)).toBe(before - 1);
});

test('nobody is told to spread what is spread already', () => {
  const { rules, view, order } = boardOf('4-2');
  const can = () => canBeDone('spread', null, { facts: view().facts, rules });
  expect(can()).toBe(true);
  for (const { id } of view().facts.deployments) order({ verb: 'setSpread', deployment: id, over: 'rack' }, 2);
  expect(can()).toBe(false);
});

test('a pod that waits is offered the way in: its taint borne, a machine with its kernel joined', () => {
  const driver = newDriver(catalogue, '4-1', 3, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const order = (command: Command, wait: number) => {
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: world.tick, command });
    for (let tick = 0; tick < wait; tick++) advance(driver);
  };
  const cures = (service: string) => {
    const links = explainService(
      rules,
      team,
      rules.services.findIndex(({ id }) => id === service),
    );
    const acts = remediesOf(links, rootOf(links), showTeam(world, rules, team), rules).acts;
    return acts.map(({ command }) => command);
  };
  order({ verb: 'deploy', service: 'scan-shop', replicas: 1 }, 12);
  const vm = team.vms.find(({ name }) => name === 'windows-vm');
  expect(cures('scan-shop')).toEqual([{ verb: 'joinNode', target: vm?.id, runtime: 'docker-windows' }]);
  for (const node of team.nodes.filter(({ taintKey }) => taintKey === '')) order({ verb: 'drain', node: node.id }, 5);
  order({ verb: 'deploy', service: 'web-radio', replicas: 1 }, 12);
  const deployment = team.deployments.find(({ service }) => rules.services[service]?.id === 'web-radio');
  expect(cures('web-radio')).toContainEqual({
    verb: 'setTolerates',
    deployment: deployment?.id,
    key: 'press',
    only: false,
  });
});

test('what is rolled out before anybody can pull it is to be pushed', () => {
  const driver = newDriver(catalogue, 's-3', 1, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const window = rules.services.findIndex(({ id }) => id === 'window');
  const order = (command: Command, wait: number) => {
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: world.tick, command });
    for (let tick = 0; tick < wait; tick++) advance(driver);
  };
  const first = () => {
    const links = explainService(rules, team, window);
    return remediesOf(links, rootOf(links), showTeam(world, rules, team), rules).acts[0]?.command;
  };
  order({ verb: 'buildImage', service: 'window' }, 600);
  const [build] = team.builds;
  const deployment = team.deployments.find(({ service }) => service === window)?.id ?? 0;
  order({ verb: 'setRelease', deployment, release: 2 }, 30);
  expect(first()).toEqual({ verb: 'pushImage', build: build?.id });
});

test('a second press while orders wait goes on from the first: two copies more, and not the same one again', () => {
  const { rules, view } = boardOf('s-3');
  const now = view();
  const [window, deployment] = [rules.services.findIndex(({ id }) => id === 'window'), now.facts.deployments[0]];
  const [one, two] = [1, 2].map((more) => (deployment?.replicas ?? 0) + more) as [number, number];
  const links: Why[] = [{ code: 'service.limited', subject: window, numbers: {} }];
  const scale = (replicas: number) => ({ verb: 'scale', deployment: deployment?.id ?? 0, replicas }) as const;
  const after = (...orders: Command[]) =>
    remediesOf(
      links,
      0,
      {
        ...now,
        deployments: asOrdered(
          now.deployments,
          orders.map((command) => ({ command })),
        ),
      },
      rules,
    );
  expect(after()).toMatchObject({ acts: [{ kind: 'add', command: scale(one) }] });
  expect(after(scale(one))).toMatchObject({ acts: [{ kind: 'add', command: scale(two) }] });
});

test('a machine with CPU to spare is used by one more copy, not by one more machine', () => {
  const { rules, view } = boardOf('s-3');
  const window = rules.services.findIndex(({ id }) => id === 'window');
  const [deployment] = view().facts.deployments;
  const full = { code: 'service.host_busy', subject: window, numbers: {} } as const;
  const spare = { code: 'node.spare', subject: view().facts.nodes[0]?.id ?? 0, numbers: {} } as const;
  const cures = (...links: Why[]) => remediesOf(links, links.length - 1, view(), rules);
  const more = { verb: 'scale', deployment: deployment?.id, replicas: (deployment?.replicas ?? 0) + 1 };
  expect(cures(full, spare)).toMatchObject({ acts: [{ kind: 'add', command: more }], rents: false });
  expect(cures(full)).toMatchObject({ acts: [], rents: true }); // a copy more would only take from the others
});

test('what is in foreign hands is made anew, and its kernel first where that is taken as well; a copy more is no cure', () => {
  const driver = newDriver(catalogue, 'chaos-day', 3, 1);
  for (let tick = 0; tick < 60; tick++) advance(driver);
  const { world } = driver;
  const rules = { ...driver.rules, verbs: new Set(VERBS) };
  const team = world.teams[0] as Team;
  const pod = team.instances.find(({ kind, deployment }) => kind === 'container' && deployment > 0) as Instance;
  const node = team.nodes.find(({ id }) => id === pod.node);
  const cures = (code: 'pod.breached' | 'vm.breached', subject: number) => {
    const chain = [
      { code: 'service.none_serving', subject: pod.service, numbers: {} } as const,
      { code, subject, numbers: {} },
    ];
    return remediesOf(chain, 1, showTeam(world, rules, team), rules).acts.map(({ command }) => command);
  };
  pod.breached = true;
  expect(cures('pod.breached', pod.id)).toEqual([{ verb: 'stopContainer', instance: pod.id }]);
  const vm = team.vms.find(({ state }) => state === 'running') as Vm;
  vm.breached = true;
  expect(cures('vm.breached', vm.id)).toEqual([{ verb: 'rebuild', target: vm.id }]);
  const machine = [...team.vms, ...team.hosts].find(({ id }) => id === (node?.vm || node?.host));
  Object.assign(machine as object, { breached: true });
  expect(cures('pod.breached', pod.id)[0]).toMatchObject(
    node?.vm ? { verb: 'rebuild', target: node.vm } : { verb: 'drain', node: node?.id },
  );
});

test('on a full host the neighbour of other requests that takes more than it asked for is named, never one of its own', () => {
  const driver = newDriver(catalogue, '3-3', 3, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const place = (name: string) => rules.services.findIndex(({ id }) => id === name);
  const browse = team.deployments.find(({ service }) => service === place('browse'));
  const command = {
    verb: 'setResources',
    deployment: browse?.id ?? 0,
    requestCpuM: 300,
    limitCpuM: 0,
    requestMib: 140,
  };
  driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: 1, command: { ...command, limitMib: 0 } as Command });
  while (world.tick < 13 * 60) advance(driver); // an album is here, and thumbs has no limit
  const chain = explainService(rules, team, place('checkout'));
  const neighbours = chain.filter(({ code }) => code === 'service.neighbour');
  expect(neighbours.map(({ subject }) => subject)).toEqual([place('thumbs')]);
  const basket = explainService(rules, team, place('basket')).map(({ code }) => code);
  expect(basket, 'nothing is fine on a host that is full').not.toContain('service.fine');
  expect(neighbours[0]?.numbers.grantedM).toBeGreaterThan(neighbours[0]?.numbers.askedM ?? 0);
  const view = showTeam(world, rules, team);
  const at = chain.findIndex(({ code }) => code === 'service.neighbour');
  expect(remediesOf(chain, at, view, rules).acts[0]?.command).toMatchObject({
    verb: 'setResources',
    limitCpuM: 500,
  });
});
