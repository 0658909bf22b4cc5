/** What stands elsewhere or is there no more: edge sites on the floor and in its outline, signs of machines given back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signWhere } from '../../../client/hud/signs.ts';
import { alertsOf, edgeHealth, isUnwatched, strikes } from '../../../client/play/health.ts';
import { siteNear } from '../../../client/play/near.ts';
import { isHarmless } from '../../../client/play/overlays/sign-domain.ts';
import { tableOf } from '../../../client/play/table.ts';
import { targetsOf } from '../../../client/play/targets.ts';
import { selectionOfThing, thingOf } from '../../../client/play/thing.ts';
import { treeOf } from '../../../client/play/tree.ts';
import { turnOf } from '../../../client/play/what-if.ts';
import { layoutEdgeSites, regionAt } from '../../../client/scenes/layout-edge-sites.ts';
import { loadContent } from '../../../server/content.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import { newEdge, type Team } from '../../../shared/sim/world.ts';

const content = loadContent();

function begun(scenario: string) {
  const driver = newDriver(content, scenario, 1, 1);
  advance(driver);
  const team = driver.world.teams[0] as Team;
  return { ...driver, team, view: () => showTeam(driver.world, driver.rules, team) };
}

test('an edge site is a row of the tree and of the table, by the name that selects it', () => {
  const { rules, team, view } = begun('6-3');
  const region = rules.regions.findIndex(({ homeSeconds }) => homeSeconds > 0);
  const site = newEdge(team, { region, untilTick: 900 });
  const key = thingOf({ kind: 'edge', id: site.id });
  expect(selectionOfThing(key)).toEqual({ kind: 'edge', id: site.id });
  const selection = { kind: 'edge', id: site.id };
  expect(treeOf(view(), rules).find((row) => row.key === key)).toMatchObject({ selection, health: 'off' });
  expect(tableOf(view(), rules, new Set(['edge'])).map((row) => row.selection)).toEqual([selection]);
  Object.assign(site, { state: 'on', services: [0], utilisation: 0.8 });
  expect(edgeHealth(view().edges[0]!)).toBe('watch');
  expect(alertsOf(view(), rules)).toMatchObject([{ kind: 'edge', subject: site.id, health: 'watch' }]);
  site.state = 'failed';
  expect(edgeHealth(view().edges[0]!)).toBe('dead');
  expect(alertsOf(view(), rules)).toMatchObject([{ kind: 'edge', subject: site.id, health: 'bad' }]);
});

test('edge sites stand on the way of their own region, each with a place of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 }), (regions) => {
      const sources = [0, 1, 2, 3].map((demand) => {
        const at = { x: 60, y: 20 + demand * 50, w: 200, h: 46 };
        return { demand, at, pipe: { points: [], width: 18 } };
      });
      const edges = regions.map((region, index) => ({ id: index + 1, region }));
      const boxes = layoutEdgeSites(edges, { sources, door: { x: 370, y: 150, w: 124, h: 48 } });
      expect(boxes.map(({ id }) => id).sort()).toEqual(edges.map(({ id }) => id).sort());
      for (const { id, rect } of boxes) {
        const at = sources[edges[id - 1]!.region]!.at;
        expect(rect.y).toBeGreaterThanOrEqual(at.y);
        expect(rect.y + rect.h).toBeLessThanOrEqual(at.y + at.h);
      }
      expect(new Set(boxes.map(({ rect: { x, y } }) => `${x} ${y}`)).size).toBe(boxes.length);
    }),
  );
});

test('who presses the users of a region presses that region, and nothing beside them', () => {
  const pipe = { points: [], width: 18 };
  const sources = [0, 1].map((demand) => ({ demand, at: { x: 10, y: 10 + 60 * demand, w: 200, h: 52 }, pipe }));
  const asked = [
    { x: 20, y: 20 },
    { x: 209, y: 121 },
    { x: 20, y: 66 },
    { x: 215, y: 20 },
  ].map((at) => regionAt(sources, at));
  expect(asked).toEqual([0, 1, -1, -1]);
});

test('a region that is pressed leads to its site that stays, the one that is up before one on its way', () => {
  const { rules, team, view } = begun('6-3');
  const [home, east] = ['home', 'east'].map((name) => rules.regions.findIndex(({ id }) => id === name)) as [
    number,
    number,
  ];
  const near = (region: number) => siteNear(region, view().edges);
  expect([near(home), near(east)]).toEqual([0, 0]);
  const [first, second] = [
    newEdge(team, { region: east, untilTick: 900 }),
    newEdge(team, { region: east, untilTick: 0 }),
  ];
  expect(near(east)).toBe(first.id);
  second.state = 'on';
  expect(near(east)).toBe(second.id);
  for (const site of [first, second]) site.leaseEndTick = 99;
  expect(near(east)).toBe(0);
});

test('a region that is awake and too far away is to watch until an edge site near it answers', () => {
  const { rules, team, world, view } = begun('6-3');
  const east = rules.regions.findIndex(({ id }) => id === 'east');
  const alerts = () => alertsOf(view(), rules).map(({ kind, subject, health }) => [kind, subject, health]);
  expect(alerts()).toEqual([]);
  world.regionShares = rules.regions.map((_, index) => (index === east ? 0.6 : 0.1));
  expect(alerts()).toContainEqual(['region', east, 'watch']);
  const site = newEdge(team, { region: east, untilTick: 0 });
  const all = rules.services.map(({ index }) => index);
  Object.assign(site, { state: 'on', services: all, forms: all.map(() => 0), readyTicks: all.map(() => 0) });
  expect(alerts()).not.toContainEqual(['region', east, 'watch']);
  site.utilisation = 0.8;
  expect(alerts()).toContainEqual(['edge', site.id, 'watch']);
  site.state = 'failed';
  expect(alerts()).toEqual(
    expect.arrayContaining([
      ['edge', site.id, 'bad'],
      ['region', east, 'watch'],
    ]),
  );
});

test('a sign of a machine that was given back alarms nobody, any other does', () => {
  const { rules, view } = begun('s-3');
  const now = view();
  const sign = { incident: 0, spec: -1, announcedTick: 0, dueTick: 700, state: 'announced' as const, id: 1 };
  const dies = { ...sign, kind: 'host.dies', targetId: now.hosts[0]!.id };
  expect(strikes(dies, now)).toBe(true);
  const without = { ...now, hosts: now.hosts.slice(1), signs: [dies] };
  expect(strikes(dies, without)).toBe(false);
  expect(alertsOf(without, rules).filter(({ kind }) => kind === 'sign')).toEqual([]);
  expect(strikes({ kind: 'crowd', targetId: -1 }, without)).toBe(true);
});

test('a sign of a machine on which nothing runs is harmless, one without a machine is not', () => {
  const { rules, view } = begun('s-3');
  const now = view();
  const host = (name: string) => now.hosts.find((one) => one.name === name)?.id ?? 0;
  const harmless = (kind: 'host.dies' | 'crowd', targetId: number) => isHarmless({ kind, targetId }, now, rules);
  expect([harmless('host.dies', host('v1')), harmless('host.dies', host('r1'))]).toEqual([true, false]);
  expect(harmless('crowd', -1)).toBe(false);
});

test('a crowd is said to come to its region, or to its application where there are several', () => {
  const where = (scenario: string) => {
    const { rules, view } = begun(scenario);
    const spec = rules.scenario.incidents.findIndex(({ kind }) => kind === 'crowd');
    return signWhere({ kind: 'crowd', targetId: -1, spec }, view(), rules);
  };
  expect([where('6-3'), where('s-3')]).toEqual(['west', 'Shop window']);
});

test('what is cut out of the monolith begins unwatched, and nothing is where probes are not in play', () => {
  const { rules } = begun('5-1');
  expect(isUnwatched({ liveness: false, readiness: false }, rules)).toBe(true);
  expect(isUnwatched({ liveness: true, readiness: false }, rules)).toBe(false);
  expect(isUnwatched({ liveness: false, readiness: false }, begun('1-1').rules)).toBe(false);
});

test('a program that would like six cores is offered as many as a smaller hypervisor has', () => {
  const { rules, view } = begun('s-3');
  const { facts } = view();
  const books = facts.instances.find((one) => one.kind === 'process')!;
  const onto = targetsOf({ kind: 'process', id: books.id }, facts, rules).filter(({ verdict }) => verdict.ok);
  expect(onto.map(({ command }) => command)).toMatchObject([{ verb: 'convert', vcpus: 4 }]);
  const [turn] = onto.map(({ command }) => (command.verb === 'convert' ? turnOf(command, facts, rules) : null));
  expect(turn, 'what it costs is said before').toEqual({ bootTicks: 200, slowdown: rules.economy.emulationSlowdown });
});
