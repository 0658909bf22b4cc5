import { expect, test } from 'vitest';
import type { Application } from '../../../shared/content/schema.ts';
import { explainHost, explainService } from '../../../shared/sim/explain.ts';
import { copyMibPerS, linkMibPerS, takeLink, takeLinks } from '../../../shared/sim/machines/links.ts';
import { vlanOf } from '../../../shared/sim/security/networks.ts';
import { showHost } from '../../../shared/sim/shown.ts';
import { loadLinks, openLinks } from '../../../shared/sim/systems/links.ts';
import type { ServiceState } from '../../../shared/sim/world.ts';
import {
  act,
  catalogue,
  cluster,
  deploymentOf,
  type Estate,
  host,
  hypervisors,
  instancesOf,
  nodeOn,
  podsOn,
  run,
  runUntil,
  serviceIndex,
  tryTo,
  vm,
} from './estate.ts';

const stateOf = (estate: Estate, service: string) =>
  estate.team.services[serviceIndex(estate, service)] as ServiceState;
const countsOf = ({ team }: Estate) => team.types[0] as NonNullable<Estate['team']['types'][0]>;

/** Calls of so many KiB to a service; the shipped catalogue's record, for the length of a test. */
function withCalls<T>(estate: Estate, service: string, kibPerCall: number, then: () => T): T {
  const rule = estate.rules.services[serviceIndex(estate, service)] as { kibPerCall: number };
  const before = rule.kibPerCall;
  rule.kibPerCall = kibPerCall;
  try {
    return then();
  } finally {
    rule.kibPerCall = before;
  }
}

test('NW1 calls count at the card of the copy that they go to, by their size', () => {
  const estate = cluster();
  withCalls(estate, 'web', 1024, () => {
    run(estate, 20);
    for (const one of estate.team.hosts) {
      const copies = podsOn(estate, nodeOn(estate, one));
      const share = copies.filter((pod) => pod.service === serviceIndex(estate, 'web')).length / 4;
      const others = copies.length === 0 ? 0 : 100 * 2 * 3;
      expect(one.link.requests).toBeGreaterThanOrEqual(100 * share);
      expect(one.link.requests).toBeLessThanOrEqual(100 * share + others / 1024);
      const { linkPercent } = showHost(estate.world, estate.rules, estate.team, one);
      expect(linkPercent).toBe(Math.round((one.link.requests / linkMibPerS(estate.rules, one)) * 100));
    }
  });
  const types = catalogue.applications.flatMap((app: Application) => app.services.map((one) => one.kibPerCall));
  expect(Math.min(...types)).toBe(2); // what no service says otherwise
});

test('NW2 a copy alone has 92 % of the slower link; two share it by what they want', () => {
  const estate = hypervisors();
  const { rules, team } = estate;
  const [from, to] = [host(estate, 'h1'), host(estate, 'h2')];
  const alone = copyMibPerS(rules, from, to);
  const second = () => openLinks(estate.world);
  for (let tick = 0; tick < 3; tick++) {
    second();
    expect(takeLinks(rules, team, from, to)).toBe(alone);
  }
  for (let tick = 0; tick < 3; tick++) {
    second();
    takeLink(rules, team, from, alone / 4);
    takeLinks(rules, team, from, to);
  }
  second();
  expect(takeLink(rules, team, from, alone / 4)).toBeCloseTo(alone / 5, 9);
  expect(takeLinks(rules, team, from, to)).toBeCloseTo((alone * 4) / 5, 9);
  expect(from.link.took).toBeCloseTo(alone, 9);
});

test('NW2 requests take from copies what is above the other 8 %, down to half', () => {
  const estate = hypervisors();
  const { rules, team } = estate;
  const [from, to] = [host(estate, 'h1'), host(estate, 'h2')];
  const link = linkMibPerS(rules, from);
  const got = (requests: number) => {
    openLinks(estate.world);
    from.link.requests = requests;
    return takeLinks(rules, team, from, to);
  };
  expect(got(link * 0.08 - 1e-9)).toBe(copyMibPerS(rules, from, to));
  expect(got(link * 0.3)).toBeCloseTo(link * 0.7, 9);
  expect(got(link * 3)).toBeCloseTo(link * 0.5, 9);
});

test('NW2 a migration is slower while requests fill its link', () => {
  const quiet = hypervisors();
  const busy = hypervisors();
  const arrives = (estate: Estate) => {
    act(estate, { verb: 'migrateLive', vm: vm(estate, 'mail').id, host: host(estate, 'h2').id });
    return runUntil(estate, () => vm(estate, 'mail').host === host(estate, 'h2').id);
  };
  const usual = arrives(quiet);
  const slow = withCalls(busy, 'shop-web', 700, () => {
    run(busy, 10);
    return arrives(busy);
  });
  expect(slow).toBeGreaterThan(usual * 1.5);
});

test('NW3 what a link cannot carry is late, and why says so', () => {
  const estate = hypervisors();
  const before = { ...countsOf(estate).late };
  run(estate, 20);
  const usual = countsOf(estate).late.whole - before.whole;
  const link = linkMibPerS(estate.rules, host(estate, 'h1'));
  withCalls(estate, 'shop-web', (link * 2 * 1024) / stateOf(estate, 'shop-web').arrivalsPerS, () => {
    run(estate, 10);
    const { offered, late } = countsOf(estate);
    const [asked, then] = [offered.whole, late.whole];
    run(estate, 100);
    const share = (countsOf(estate).late.whole - then) / (countsOf(estate).offered.whole - asked);
    const part = host(estate, 'h1').link.latePart;
    const calls = estate.rules.types[0]?.visits.reduce((sum, visits) => sum + visits, 0) ?? 0; // all of them to h1
    expect(part).toBeGreaterThan(0.5);
    expect(part).toBeLessThan(0.55);
    expect(usual).toBeLessThan(20);
    expect(share).toBeCloseTo(1 - (1 - part) ** calls, 1);
    const codes = explainService(estate.rules, estate.team, serviceIndex(estate, 'shop-web')).map(({ code }) => code);
    expect(codes).toContain('service.link_full');
    expect(codes).not.toContain('service.fine');
    const ofHost = explainHost(estate.world, estate.rules, estate.team, host(estate, 'h1').id);
    expect(ofHost.map(({ code }) => code)).toContain('host.link_full');
  });
  run(estate, 10);
  expect(host(estate, 'h1').link.latePart).toBe(0);
});

test('NW3 NW4 the nightly backup takes from requests what it may, unless copies have a part of their own', () => {
  const night = { id: 'b', kind: 'backup.window', atMinutes: [1, 1], loadAtLeast: 0, warningMinutes: 1 } as const;
  const more = { minutes: 60, target: '', factor: 0.5, noShowShare: 0, chance: 1 };
  const estate = hypervisors({ scenario: { incidents: [{ ...night, atMinutes: [1, 1], ...more }] } });
  const [from, link] = [host(estate, 'h1').link, linkMibPerS(estate.rules, host(estate, 'h1'))];
  run(estate, 1);
  withCalls(estate, 'shop-web', (link * 0.7 * 1024) / stateOf(estate, 'shop-web').arrivalsPerS, () => {
    run(estate, 50);
    expect(from.latePart).toBe(0);
    run(estate, 20);
    expect(from.latePart).toBeCloseTo(1 - 0.5 / 0.7, 1);
    act(estate, { verb: 'setBackupCap', percent: 20 });
    run(estate, 2);
    expect(from.latePart).toBe(0);
    act(estate, { verb: 'setBackupCap', percent: 100 });
    act(estate, { verb: 'setMigrationNetwork', percent: 20 });
    run(estate, 2);
    expect(from.latePart).toBe(0);
  });
});

test('NW4 a migration network keeps copies and requests apart', () => {
  const estate = hypervisors();
  const { rules, team } = estate;
  act(estate, { verb: 'setMigrationNetwork', percent: 40 });
  expect(tryTo(estate, { verb: 'setMigrationNetwork', percent: 40 })).toBe('setting.same');
  const [from, to] = [host(estate, 'h1'), host(estate, 'h2')];
  const link = linkMibPerS(rules, from);
  openLinks(estate.world);
  from.link.requests = link * 5;
  expect(takeLinks(rules, team, from, to)).toBeCloseTo(link * 0.4, 9);
  run(estate, 1);
  withCalls(estate, 'shop-web', (link * 0.7 * 1024) / stateOf(estate, 'shop-web').arrivalsPerS, () => {
    run(estate, 10);
    loadLinks(estate.world, rules);
    expect(from.link.latePart).toBeGreaterThan(0); // it would fit, had nothing been set aside
  });
  act(estate, { verb: 'setMigrationNetwork', percent: 0 });
  run(estate, 10);
  expect(from.link.latePart).toBe(0);
});

/** The shop of level 4.2 with cart and store on a network of their own. */
function apart(): Estate {
  const estate = cluster();
  run(estate, 5);
  act(estate, { verb: 'createNetwork', vlan: 20 });
  for (const service of ['cart', 'store']) {
    act(estate, { verb: 'attachNetwork', target: deploymentOf(estate, service).id, vlan: 20 });
  }
  return estate;
}

test('NW5 everything is on the flat network until it is attached to another', () => {
  const estate = apart();
  const { team } = estate;
  const vlans = (service: string) => instancesOf(estate, service).map((one) => vlanOf(team, one));
  expect([vlans('web'), vlans('cart')]).toEqual([Array(4).fill(0), Array(4).fill(20)]);
  const n1 = host(estate, 'n1');
  act(estate, { verb: 'runContainer', node: nodeOn(estate, n1).id, service: 'web' });
  const byHand = instancesOf(estate, 'web').find((one) => one.deployment === 0);
  expect(byHand).toBeDefined();
  act(estate, { verb: 'attachNetwork', target: n1.id, vlan: 20 });
  expect(byHand && vlanOf(team, byHand)).toBe(20);
  const office = hypervisors();
  act(office, { verb: 'createNetwork', vlan: 4094 });
  act(office, { verb: 'attachNetwork', target: vm(office, 'mail').id, vlan: 4094 });
  expect(vlanOf(office.team, instancesOf(office, 'mail')[0] as never)).toBe(4094);
});

test('NW6 a flow lets calls through, one way', () => {
  const estate = apart();
  const lost = () => {
    const { offered, inTime, late } = countsOf(estate);
    const before = offered.whole - inTime.whole - late.whole;
    run(estate, 20);
    return offered.whole - inTime.whole - late.whole - before;
  };
  act(estate, { verb: 'allowTraffic', from: 20, to: 0 });
  run(estate, 5);
  expect(lost()).toBe(2000); // from the cart to the web server: nobody calls that way
  act(estate, { verb: 'allowTraffic', from: 0, to: 20 });
  run(estate, 5);
  expect(lost()).toBe(0);
  act(estate, { verb: 'denyTraffic', from: 0, to: 20 });
  run(estate, 5);
  expect(lost()).toBe(2000);
});

test('NW7 calls that no flow lets through are lost at the callee and ask nobody any more', () => {
  const estate = apart();
  run(estate, 30);
  expect([stateOf(estate, 'web').arrivalsPerS, stateOf(estate, 'catalog').arrivalsPerS]).toEqual([100, 100]);
  expect([stateOf(estate, 'cart').arrivalsPerS, stateOf(estate, 'store').arrivalsPerS]).toEqual([0, 0]);
  const chain = explainService(estate.rules, estate.team, serviceIndex(estate, 'cart'));
  const caller = serviceIndex(estate, 'web');
  expect(chain).toContainEqual({
    code: 'service.denied',
    subject: serviceIndex(estate, 'cart'),
    numbers: { deniedPercent: 100, caller },
  });
});

test('NW7 by pairs: a callee half of whose copies are beyond a wall loses half', () => {
  const estate = cluster();
  run(estate, 5);
  act(estate, { verb: 'createNetwork', vlan: 7 });
  const [n1, n2] = [host(estate, 'n1'), host(estate, 'n2')];
  for (const one of [n1, n2]) {
    act(estate, { verb: 'runContainer', node: nodeOn(estate, one).id, service: 'catalog' });
    act(estate, { verb: 'runContainer', node: nodeOn(estate, one).id, service: 'catalog' });
    act(estate, { verb: 'attachNetwork', target: one.id, vlan: 7 });
  }
  run(estate, 60);
  expect(instancesOf(estate, 'catalog')).toHaveLength(8);
  expect(stateOf(estate, 'catalog').arrivalsPerS).toBeCloseTo(50, 6);
});

test('NW8 unknown networks and rules that change nothing are refused; a rule takes two operator minutes', () => {
  const estate = apart();
  const { team } = estate;
  const code = (command: Parameters<typeof tryTo>[1]) => tryTo(estate, command);
  const cart = deploymentOf(estate, 'cart').id;
  expect(code({ verb: 'createNetwork', vlan: 20 })).toBe('vlan.exists');
  expect(code({ verb: 'attachNetwork', target: cart, vlan: 20 })).toBe('setting.same');
  expect(code({ verb: 'attachNetwork', target: cart, vlan: 21 })).toBe('vlan.unknown');
  expect(code({ verb: 'attachNetwork', target: 999_999_999, vlan: 20 })).toBe('target.unknown');
  expect(code({ verb: 'allowTraffic', from: 0, to: 21 })).toBe('vlan.unknown');
  expect(code({ verb: 'allowTraffic', from: 20, to: 20 })).toBe('setting.same');
  expect(code({ verb: 'denyTraffic', from: 0, to: 20 })).toBe('setting.same');
  const before = team.operatorMilliMinutes;
  act(estate, { verb: 'allowTraffic', from: 0, to: 20 });
  expect(before - team.operatorMilliMinutes).toBe(2000);
  expect(code({ verb: 'allowTraffic', from: 0, to: 20 })).toBe('setting.same');
  for (let vlan = 100; vlan < 163; vlan++) {
    team.operatorMilliMinutes = 60_000;
    act(estate, { verb: 'createNetwork', vlan });
  }
  expect(code({ verb: 'createNetwork', vlan: 4000 })).toBe('vlan.full');
});
