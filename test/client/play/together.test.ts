/** Playing together, as far as it is plain data: names of things, lines of the feed, whose order is whose, places. */
import { describe, expect, test } from 'vitest';
import { lineOf, remember } from '../../../client/hud/tell.ts';
import { commandThing, thingOfId } from '../../../client/play/command-thing.ts';
import { dutyOf, whoseIs } from '../../../client/play/duties.ts';
import { FILTERS, grouped, type Line, passes, type Told } from '../../../client/play/feed-lines.ts';
import { hostOfThing, nameOfThing, selectionOfThing, thingHeld, thingOf } from '../../../client/play/thing.ts';
import { traysOf } from '../../../client/scenes/contents.ts';
import { contains, rect } from '../../../client/scenes/geometry.ts';
import { layoutRacks } from '../../../client/scenes/layout-rack.ts';
import { atEdge, boxOfThing, placeAt, spotIn } from '../../../client/scenes/mate-places.ts';
import { rackPlans } from '../../../client/scenes/scene-model.ts';
import { pick, u } from '../../../shared/base/random.ts';
import { VERBS } from '../../../shared/content/schema.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { presenceSchema } from '../../../shared/wire/payloads.ts';
import { DUTIES } from '../../../shared/wire/symbols.ts';
import { estateOf } from '../scenes/estate.ts';

const ESTATES = ['launch-day', 'chaos-day', '1-1', '2-1'].map((scenario) => estateOf(scenario, 120));

describe('things', () => {
  test('go over the line and come back as the same selection, with a name and a machine', () => {
    for (const { view, rules } of ESTATES) {
      const all = [
        ...view.hosts.map(({ id }) => ({ kind: 'host' as const, id })),
        ...view.vms.map(({ id }) => ({ kind: 'vm' as const, id })),
        ...view.instances.map(({ id }) => ({ kind: 'instance' as const, id })),
        ...view.deployments.map(({ id }) => ({ kind: 'deployment' as const, id })),
        ...view.services.map((_, index) => ({ kind: 'service' as const, index })),
        { kind: 'slot' as const, rack: 0, slot: 1 },
      ];
      for (const selection of all) {
        const thing = thingOf(selection);
        expect(selectionOfThing(thing)).toEqual(selection);
        expect(nameOfThing(thing, view, rules), thing).not.toBe('');
        expect(presenceSchema.safeParse([0, thing, 0, 0, thing, thing]).success, thing).toBe(true);
        if (selection.kind === 'vm') expect(view.hosts.some(({ id }) => id === hostOfThing(thing, view))).toBe(true);
      }
      for (const { id, name } of rules.models) {
        const held = thingHeld({ kind: 'model', model: id, platform: null, runtime: null });
        expect(presenceSchema.safeParse([0, '', 0, 0, '', held]).success, held).toBe(true);
        expect(nameOfThing(held, view, rules)).toBe(name);
      }
    }
  });

  test('that are gone or nonsense are nothing', () => {
    const { view, rules } = ESTATES[0]!;
    for (const thing of ['', 'h999999', 'v1', 'i77', 'd3', 't4', 'e9999', 's99.0', 'zz', 'm:nothing']) {
      expect(nameOfThing(thing, view, rules), thing).toBe('');
      expect(hostOfThing(thing, view)).toBe(0);
    }
    expect(thingOf(null)).toBe('');
    expect(thingOfId(123, view)).toBe('');
  });
});

describe('lines', () => {
  const told = (text: string, at: number, more: Partial<Told> = {}): Told => {
    return { kind: 'act', at, seat: 1, thing: '', health: 'ok', text, group: text, isAlert: false, ...more };
  };

  test('of one group in a row are one with its count, whatever comes between ends it', () => {
    for (let seed = 1; seed <= 50; seed++) {
      let lines: readonly Line[] = [];
      const said = Array.from({ length: 60 }, (_, at) => told(`t${pick(3, u(seed, 'shuffle', at, 0))}`, at));
      for (const one of said) lines = grouped(lines, [one], 5);
      expect(lines.reduce((sum, line) => sum + line.times, 0)).toBe(60);
      for (const [index, line] of lines.entries()) {
        expect(line.group).not.toBe(lines[index + 1]?.group);
        expect(line.key).toBeLessThan(lines[index + 1]?.key ?? Number.POSITIVE_INFINITY);
      }
    }
  });

  test('of what crashes in turns are one for each, however often', () => {
    const crash = (name: string, at: number) => told(`${name} crashed`, at, { kind: 'event', seat: -1 });
    const turns = [0, 10, 30, 70, 150, 310, 610].flatMap((at) => [crash('badges', at), crash('signage', at + 1)]);
    const lines = turns.reduce<readonly Line[]>((all, one) => grouped(all, [one], 5), []);
    expect(lines.map(({ text, times, at }) => [text, times, at])).toEqual([
      ['badges crashed', 7, 610],
      ['signage crashed', 7, 611],
    ]);
    expect(grouped(lines, [crash('badges', 1400)], 5), 'a new story').toHaveLength(3);
  });

  test('that are long past are not added to, and old ones are let go', () => {
    expect(grouped(grouped([], [told('a', 0)], 1), [told('a', 500)], 2).map((line) => line.times)).toEqual([1, 1]);
    const many = Array.from({ length: 500 }, (_, at) => told(`x${at}`, at));
    expect(grouped([], many, 1).length).toBeLessThan(200);
  });

  test('pass the filters that they belong to', () => {
    const act = told('a', 0);
    const event = told('b', 0, { kind: 'event', seat: -1, isAlert: true });
    expect(FILTERS.filter((by) => passes(act, by, 1))).toEqual(['all', 'mine', 'team']);
    expect(FILTERS.filter((by) => passes(act, by, 2))).toEqual(['all', 'team']);
    expect(FILTERS.filter((by) => passes(event, by, 1))).toEqual(['all', 'events', 'alerts']);
  });

  test('of a breach say what it costs', () => {
    const { view, rules } = ESTATES[1]!;
    remember(view, rules);
    const [one] = view.instances;
    const event = { tick: 5, team: 0, kind: 'service.breached', subject: one!.id, detail: one!.service } as const;
    const line = lineOf({ at: 5, key: 1, kind: 'event', event }, view, rules, () => '');
    expect(line?.text).toMatch(/answers nothing: \$150\.00 to its customers$/);
  });

  test('of an act say who did what to which thing, in the past', () => {
    const { view, rules } = ESTATES[1]!;
    remember(view, rules);
    const [host, vm, deployment] = [view.hosts[0]!, view.vms[0]!, view.deployments[0]!];
    const lineFor = (command: Command) =>
      lineOf(
        { at: 5, key: 1, kind: 'act', act: { tick: 5, seat: 3, verb: command.verb, command } },
        view,
        rules,
        () => 'Ann',
      )!;
    const moved = lineFor({ verb: 'migrateLive', vm: vm.id, host: host.id });
    expect(moved).toMatchObject({ text: `Ann sent ${vm.name} live to ${host.name}`, thing: `v${vm.id}`, seat: 3 });
    const scaled = lineFor({ verb: 'scale', deployment: deployment.id, replicas: 4 });
    expect(scaled.text).toMatch(/^Ann scaled \w[\w-]* to 4 copies$/);
    expect(scaled.thing).toBe(`d${deployment.id}`);
    expect(lineFor({ verb: 'scale', deployment: deployment.id, replicas: 5 }).group).toBe(scaled.group);
    expect(lineFor({ verb: 'backupVm', vm: vm.id }).text).toBe(`Ann backed ${vm.name} up`);
    expect(commandThing({ verb: 'setMirror', on: true }, view, rules)).toBe('');
  });
});

describe('duties', () => {
  const member = (seat: number, duty: (typeof DUTIES)[number], more = {}) => ({
    seat,
    duty,
    connected: true,
    mine: seat === 0,
    ...more,
  });

  test('every verb is of a duty or of everybody, and every duty has some', () => {
    const found = new Set(VERBS.map(dutyOf));
    expect([...found].sort()).toEqual([...DUTIES.filter((duty) => duty !== 'none'), 'any'].sort());
  });

  test('one is asked only for what is another’s who is there', () => {
    for (const verb of VERBS) {
      const duty = dutyOf(verb);
      if (duty === 'any') {
        expect(whoseIs(verb, [member(0, 'none'), member(1, 'platform')])).toEqual([]);
        continue;
      }
      expect(whoseIs(verb, [member(0, 'none'), member(1, duty)]).map(({ seat }) => seat)).toEqual([1]);
      expect(whoseIs(verb, [member(0, duty), member(1, duty)]), 'shared').toEqual([]);
      expect(whoseIs(verb, [member(0, 'none'), member(1, 'none')])).toEqual([]);
      expect(whoseIs(verb, [member(0, 'none'), member(1, duty, { connected: false })])).toEqual([]);
    }
  });
});

test('beyond the edge is at the edge, with the way to it', () => {
  const stage = { x: 0, y: 0, w: 100, h: 50 };
  expect(atEdge({ x: 50, y: 25 }, stage, 10)).toBeNull();
  expect(atEdge({ x: 500, y: 25 }, stage, 10)).toEqual({ at: { x: 90, y: 25 }, turn: 0 });
  expect(atEdge({ x: 50, y: -80 }, stage, 10)?.turn).toBeCloseTo(-Math.PI / 2);
});

test('a hand is found again on the same thing in a picture of another size', () => {
  for (const { view, rules } of ESTATES) {
    const plans = rackPlans(view, rules, traysOf(view, rules));
    const [mine, theirs] = [rect(0, 0, 900, 560), rect(60, 8, 1300, 700)].map((stage) => layoutRacks(plans, stage, 0));
    if (mine === undefined || theirs === undefined) continue;
    for (let nth = 0; nth < 200; nth++) {
      const at = { x: u(7, 'shuffle', nth, 0) * 900, y: u(7, 'shuffle', nth, 1) * 560 };
      const place = placeAt(mine, at);
      if (place === null) continue;
      const { at: thing, across, down } = place;
      for (const share of [across, down]) expect(share).toBeGreaterThanOrEqual(0);
      for (const share of [across, down]) expect(share).toBeLessThanOrEqual(1);
      const box = boxOfThing(theirs, thing, view);
      expect(box, thing).not.toBeNull();
      if (box !== null) expect(contains(box, spotIn(box, across * 0.99, down * 0.99)), thing).toBe(true);
    }
    expect(boxOfThing(mine, 'h999999', view)).toBeNull();
    expect(boxOfThing(mine, '', view)).toBeNull();
  }
});
