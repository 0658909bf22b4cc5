/** The sums of the overlays agree with the rules that they are sums of. */
import { describe, expect, test } from 'vitest';
import { isOrSoon } from '../../../client/play/advice.ts';
import { blastByHost, blastOf, groupsBy, ownOf, RELATIONS, sharedWith } from '../../../client/play/overlays/blast.ts';
import { callGraph } from '../../../client/play/overlays/calls.ts';
import { lineOf, placeGraph } from '../../../client/play/overlays/calls-layout.ts';
import { hostCosts, sumOf } from '../../../client/play/overlays/cost.ts';
import { domainOf } from '../../../client/play/overlays/sign-domain.ts';
import { flightsOf, isSurvived, lossOf } from '../../../client/play/overlays/survive.ts';
import { placeOfLink } from '../../../client/play/overlays/why-path.ts';
import { remediesOf } from '../../../client/play/remedies.ts';
import { rootOf } from '../../../client/play/why-root.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { serviceCosts } from '../../../shared/play/plan/service-costs.ts';
import { check } from '../../../shared/sim/commands/index.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { explainService, explainVm, type Why, type WhyCode } from '../../../shared/sim/explain.ts';
import { domainsOf } from '../../../shared/sim/places-without.ts';
import { blastRadius } from '../../../shared/sim/security/blast-radius.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import { type Team, VM_STATES } from '../../../shared/sim/world.ts';
import { shipped } from '../../support/content.ts';

const catalogue = loadCatalogue(shipped);
const SCENARIOS = ['1-1', '2-1', '4-2', 'launch-day', 'chaos-day'];

const estates = SCENARIOS.flatMap((scenario) =>
  [30, 900].map((ticks) => {
    const driver = newDriver(catalogue, scenario, 7, 1);
    for (let tick = 0; tick < ticks; tick++) advance(driver);
    const { world, rules } = driver;
    const team = world.teams[0] as Team;
    return { name: `${scenario} after ${ticks} s`, world, rules, team, view: showTeam(world, rules, team) };
  }),
);

describe.each(estates)('$name', ({ world, rules, team, view }) => {
  test('a machine is survived where the gauge says that it may be lost', () => {
    for (const domain of domainsOf(world, rules, team)) {
      if (domain.kind !== 'host') continue;
      const host = view.hosts.find((one) => one.id === domain.index);
      expect(isSurvived(lossOf(domain, view))).toBe(host?.losable);
    }
  });

  test('what has a place flies to a machine that stays', () => {
    for (const domain of domainsOf(world, rules, team)) {
      const placed = domain.refuges.filter(({ place }) => place !== 0).length;
      const flights = flightsOf(domain, view);
      if (domain.kind !== 'host') continue;
      expect(flights.reduce((sum, one) => sum + one.many, 0)).toBe(placed);
      for (const { from, to } of flights) expect(to).not.toBe(from);
      for (const { to } of flights) expect(view.hosts.some((host) => host.id === to)).toBe(true);
    }
  });

  test('a service that goes down has no copy elsewhere', () => {
    for (const domain of domainsOf(world, rules, team)) {
      const here = new Set(domain.refuges.filter(({ kind }) => kind !== 'vm').map(({ id }) => id));
      for (const vm of domain.refuges.filter(({ kind }) => kind === 'vm'))
        for (const one of view.instances) if (one.vm === vm.id) here.add(one.id);
      for (const service of lossOf(domain, view).services) {
        const others = view.instances.filter((one) => one.service === service && one.state === 'running');
        expect(others.every((one) => here.has(one.id))).toBe(true);
      }
    }
  });

  test.each(RELATIONS)('sharing of %s is mutual and is with oneself', (relation) => {
    const groups = groupsBy(relation, view, rules);
    for (const id of groups.keys()) {
      const hit = sharedWith(groups, new Set([id]));
      expect(hit.has(id)).toBe(true);
      for (const other of hit) expect(sharedWith(groups, new Set([other])).has(id)).toBe(true);
    }
  });

  test('it is the blast radius of the rules', () => {
    for (const host of view.hosts) {
      const own = ownOf({ kind: 'host', id: host.id }, view);
      const radius = blastRadius(view.facts, rules, host.id);
      for (const relation of ['kernel', 'image', 'network', 'host'] as const) {
        const hit = [...sharedWith(groupsBy(relation, view, rules), own)].filter((id) => !own.has(id));
        expect(new Set(hit)).toEqual(new Set(radius[relation]));
      }
    }
  });

  test.each(RELATIONS)('the size of %s is that of all that share it', (relation) => {
    const groups = groupsBy(relation, view, rules);
    for (const [host, size] of blastByHost(groups, view)) {
      expect(size).toEqual(blastOf(sharedWith(groups, ownOf({ kind: 'host', id: host }, view)), view));
    }
  });

  test('no machine hits more copies than there are', () => {
    for (const relation of RELATIONS) {
      for (const size of blastByHost(groupsBy(relation, view, rules), view).values()) {
        expect(size.copies).toBeLessThanOrEqual(size.of);
        expect(size.services.length).toBeLessThanOrEqual(Math.max(size.copies, 0));
      }
    }
  });

  test('machines cost what the planning aids share out, beside what is no machine', () => {
    const hosts = sumOf(hostCosts(view, rules)).perHourMicroCents;
    const costs = serviceCosts(world, rules, team);
    const all = costs.reduce((sum, one) => sum + one.perHourMicroCents, 0);
    const used = costs.filter(({ service }) => service >= 0).reduce((sum, one) => sum + one.perHourMicroCents, 0);
    // Watts are shown in steps of five.
    const rounding = 5 * view.hosts.length * rules.prices.perJoule * 3600;
    expect(hosts).toBeLessThanOrEqual(all + rounding);
    expect(hosts).toBeGreaterThanOrEqual(used - rounding);
    for (const one of hostCosts(view, rules)) expect(one.idleMicroCents).toBeLessThanOrEqual(one.perHourMicroCents);
  });

  test('as many calls come into a service as its requests make, from callers to the called', () => {
    const { nodes, edges } = callGraph(view, rules);
    for (const node of nodes) {
      const into = edges.filter(({ to }) => to === node.service).reduce((sum, one) => sum + one.callsPerS, 0);
      expect(into).toBeCloseTo(node.callsPerS, 6);
    }
    const layer = new Map(nodes.map((one) => [one.service, one.layer]));
    for (const { from, to } of edges) if (from >= 0) expect(layer.get(from)).toBeLessThan(layer.get(to) ?? 0);
  });

  test.each([
    [744, 480],
    [300, 260],
    [1400, 900],
  ])('boxes of the call graph in %i × %i do not lie on each other', (width, height) => {
    const { nodes, box, width: wide, height: tall } = placeGraph(callGraph(view, rules), width, height);
    for (const [place, a] of nodes.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + box.w).toBeLessThanOrEqual(wide + 0.5);
      expect(a.y).toBeGreaterThanOrEqual(0);
      expect(a.y + box.h).toBeLessThanOrEqual(tall + 0.5);
      for (const b of nodes.slice(place + 1)) {
        expect(Math.abs(a.x - b.x) >= box.w || Math.abs(a.y - b.y) >= box.h).toBe(true);
      }
    }
  });

  test('each link of a chain is on a machine that is there, or nowhere', () => {
    const chains = [
      ...view.services.map((_, service) => explainService(rules, team, service)),
      ...view.vms.map((vm) => explainVm(world, rules, team, vm.id)),
    ];
    for (const link of chains.flat()) {
      const { host } = placeOfLink(link, view);
      expect(host === 0 || view.hosts.some((one) => one.id === host)).toBe(true);
    }
  });

  test('only what would be obeyed now is offered, each once', () => {
    for (const service of view.services.keys()) {
      const links = explainService(rules, team, service);
      const { acts } = remediesOf(links, rootOf(links), view, rules);
      for (const { command } of acts) {
        const verdict = check(view.facts, rules, command);
        expect(isOrSoon(verdict), JSON.stringify(command)).toBe(true);
      }
      expect(new Set(acts.map(({ command }) => JSON.stringify(command))).size).toBe(acts.length);
    }
  });
});

test('a link about nothing that is there is nowhere, and offers nothing', () => {
  const { view, rules } = estates[0] as (typeof estates)[number];
  for (const code of [
    'service.limited',
    'pod.pending',
    'vm.no_ha',
    'node.short',
    'host.busy',
    'cluster.no_nodes',
  ] as WhyCode[]) {
    const link = { code, subject: 999_999, numbers: {} };
    expect(placeOfLink(link, view).host).toBe(0);
    expect(() => remediesOf([link], 0, view, rules)).not.toThrow();
  }
});

test('an incident of a rack strikes what stands in it, one of a service its copies', () => {
  for (const { view, rules } of estates) {
    const rack = view.hosts.find((host) => host.rack >= 0)?.rack ?? 0;
    const { hosts, copies } = domainOf({ kind: 'rack.dark', targetId: rack }, view, rules);
    expect([...hosts]).toEqual(view.hosts.filter((host) => host.rack === rack).map(({ id }) => id));
    for (const id of copies) expect(view.instances.some((one) => one.id === id)).toBe(true);
    const ofService = domainOf({ kind: 'leak', targetId: 0 }, view, rules);
    expect(ofService.hosts.size).toBe(0);
    expect(ofService.copies.size).toBe(view.instances.filter((one) => one.service === 0).length);
    expect(domainOf({ kind: 'crowd', targetId: -1 }, view, rules).copies.size).toBe(0);
  }
});

test('a line begins and ends at its boxes', () => {
  const { path, x } = lineOf(10, 20, 210, 80);
  expect(path.startsWith('M10.0 20.0')).toBe(true);
  expect(path.endsWith('210.0 80.0')).toBe(true);
  expect(x).toBeGreaterThan(10);
  expect(x).toBeLessThan(210);
});

test('the root of a chain is what could be changed, not what comes of it', () => {
  const chain = (...codes: WhyCode[]) => codes.map((code): Why => ({ code, subject: 0, numbers: {} }));
  expect(rootOf(chain('service.losing', 'service.none_serving', 'pod.pending', 'service.tenant_unserved'))).toBe(2);
  expect(rootOf(chain('service.losing', 'service.tenant_unserved')), 'where it has no other').toBe(1);
  expect(rootOf(chain('service.fine'))).toBe(-1);
});

test('what runs nowhere is offered a place, and what is for another processor the next step of the way out', () => {
  const driver = newDriver(catalogue, '3-1', 1, 1);
  for (let tick = 0; tick < 5; tick++) advance(driver);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const badges = rules.services.findIndex(({ id }) => id === 'badges');
  const cures = () => {
    const view = showTeam(world, rules, team);
    const links = explainService(rules, team, badges);
    return remediesOf(links, rootOf(links), view, rules);
  };
  expect(cures()).toMatchObject({ acts: [], tool: 'deploy' });
  const host = team.hosts[0]?.id ?? 0;
  const next = () => cures().acts[0]?.command;
  const order = (command: Command) => {
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: driver.world.tick, command });
    for (let tick = 0; tick < 60; tick++) advance(driver);
  };
  order({ verb: 'installRuntime', target: host, runtime: 'docker' });
  order({ verb: 'runContainer', node: team.nodes[0]?.id ?? 0, service: 'badges' });
  expect(next()).toEqual({ verb: 'setMultiArch', service: 'badges', on: true });
  order(next() as Command);
  expect(next()).toEqual({ verb: 'buildImage', service: 'badges' });
});

test('a tenant without a machine is offered a VM, then its start, and then nothing but the wait', () => {
  const driver = newDriver(catalogue, '1-2', 1, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const tester = rules.services.findIndex(({ id }) => id === 'test-a');
  const order = (command: Command, ticks: number) => {
    driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: driver.world.tick, command });
    for (let tick = 0; tick < ticks; tick++) advance(driver);
  };
  const cures = () => {
    const links = explainService(rules, team, tester);
    return remediesOf(links, rootOf(links), showTeam(world, rules, team), rules);
  };
  for (let tick = 0; tick < 110; tick++) advance(driver);
  order({ verb: 'acceptOffer', service: 'test-a' }, 5);
  expect(cures()).toMatchObject({ acts: [], tool: 'vm', passes: false });
  const host = team.hosts[0]?.id ?? 0;
  order({ verb: 'createVm', host, guest: 'linux', vcpus: 2, memoryMib: 4096, service: 'test-a' }, 60);
  const start = cures().acts[0];
  expect(start).toMatchObject({ kind: 'start' });
  order(start?.command as Command, 5);
  expect(cures()).toMatchObject({ acts: [], tool: '', passes: true });
  const copied: Why = { code: 'vm.not_running', subject: 0, numbers: { state: VM_STATES.indexOf('converting') } };
  expect(remediesOf([copied], 0, showTeam(world, rules, team), rules)).toMatchObject({ acts: [], passes: true });
});

test('a program that has used up the vCPUs of its VM is spoken of as that, and not as a pod with a limit', () => {
  const driver = newDriver(catalogue, '1-4', 1, 1);
  for (let tick = 0; tick < 20; tick++) advance(driver);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const index = rules.services.findIndex(({ id }) => id === 'catalogue');
  const links = explainService(rules, team, index);
  const limited = links.findIndex(({ code }) => code === 'service.limited');
  expect(links[limited]?.numbers.limitCpuM).toBe(0);
  expect(remediesOf(links, limited, showTeam(world, rules, team), rules).vain).toEqual([]);
});

test('a pod too large for the node behind a taint is not told to bear it, but to ask for less', () => {
  const driver = newDriver(catalogue, '4-1', 1, 1);
  const { world, rules } = driver;
  const team = world.teams[0] as Team;
  const index = rules.services.findIndex(({ id }) => id === 'render-farm');
  driver.queue.push({
    kind: 'command',
    team: 0,
    seat: 0,
    seq: 1,
    command: { verb: 'deploy', service: 'render-farm', replicas: 1 },
  });
  for (let tick = 0; tick < 60; tick++) advance(driver);
  const links = explainService(rules, team, index);
  expect(links.map(({ code, numbers }) => [code, numbers.isShort])).toContainEqual(['node.taint', 1]);
  const cures = (chain: readonly Why[]) =>
    remediesOf(chain, rootOf(chain), showTeam(world, rules, team), rules).acts.map(({ kind }) => kind);
  expect(cures(links)).toEqual(['requestLess']);
  const roomy = links.map((link) =>
    link.code === 'node.taint' ? { ...link, numbers: { ...link.numbers, isShort: 0 } } : link,
  );
  const taint = roomy.findIndex(({ code }) => code === 'node.taint');
  expect(remediesOf(roomy, taint, showTeam(world, rules, team), rules).acts.map(({ kind }) => kind)).toContain('bear');
});
