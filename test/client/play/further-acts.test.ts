/** What has no control of its own is offered all the same, in words, and with something in every hole. */
import { expect, test } from 'vitest';
import { FORMS, piecesOf } from '../../../client/play/command-forms.ts';
import { commandOf, firstValue, furtherActs, needsImage, type Subject } from '../../../client/play/further-acts.ts';
import { words } from '../../../client/text/index.ts';
import { loadContent } from '../../../server/content.ts';
import { VERBS } from '../../../shared/content/schema.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { check } from '../../../shared/sim/commands/index.ts';
import { commandSchema } from '../../../shared/sim/commands/schema.ts';
import { functionSeconds } from '../../../shared/sim/rules/function-instances.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { newEdge, newFunction } from '../../../shared/sim/world.ts';

test('every hole of every form has a word for who fills it in', () => {
  const holes = FORMS.flatMap((form) =>
    piecesOf(form.text).flatMap((piece) => ('field' in piece ? [piece.field] : [])),
  );
  expect([...new Set(holes)].filter((field) => words.names.fields[field] === undefined)).toEqual([]);
});

test('every verb can be typed', () => {
  const typed = new Set(FORMS.map(({ verb }) => verb));
  expect(VERBS.filter((verb) => !typed.has(verb))).toEqual([]);
});

test('every act that is offered on Chaos Day is an order that the rules understand', () => {
  const driver = newDriver(loadContent(), 'chaos-day-pro', 1, 1);
  for (let tick = 0; tick < 60; tick++) advance(driver);
  const { rules, world } = driver;
  const facts = factsOf(world, world.teams[0]!);
  const pod = facts.instances.find((one) => one.kind === 'container')!;
  const subjects: Subject[] = [
    { kind: 'team' },
    { kind: 'host', id: facts.hosts[0]!.id },
    { kind: 'vm', id: facts.vms[0]!.id },
    { kind: 'node', id: facts.nodes[0]!.id },
    { kind: 'deployment', id: facts.deployments[0]!.id },
    { kind: 'pod', id: pod.id },
    { kind: 'service', id: rules.services[0]!.id },
  ];
  const offered = subjects.flatMap((subject) => furtherActs(subject.kind, rules).map((act) => ({ subject, act })));
  expect(offered.length).toBeGreaterThan(40);
  for (const { subject, act } of offered) {
    const values = act.holes.map((hole) => [hole.field, firstValue(hole, subject, facts, rules)] as const);
    if (values.some(([, value]) => value === null)) continue; // there is none of that kind yet
    const command = commandOf(act, subject, Object.fromEntries(values));
    expect(commandSchema.safeParse(command).error?.message, act.key).toBeUndefined();
    expect(() => check(facts, rules, command), act.key).not.toThrow();
  }
});

test('what is set stands in the fields: month-end work that was held is not let go by who changes its weight', () => {
  const driver = newDriver(loadContent(), '3-3', 1, 1);
  advance(driver);
  const { rules, world } = driver;
  const act = furtherActs('team', rules).find(({ form }) => form.verb === 'limitBatch')!;
  const values = () => {
    const facts = factsOf(world, world.teams[0]!);
    return act.holes.map((hole) => firstValue(hole, { kind: 'team' }, facts, rules));
  };
  expect(values(), 'who holds it back first wants it to take only what is idle').toEqual([1000, 2]);
  Object.assign(world.teams[0]!, { batchLimitM: 1500, batchShares: 1024 });
  expect(values()).toEqual([1500, 1024]);
});

test('a function starts with a whole vCPU and no limit of its own, so that a burst finds instances', () => {
  const driver = newDriver(loadContent(), '6-1', 1, 1);
  const { rules, world } = driver;
  const facts = factsOf(world, world.teams[0]!);
  const subject = { kind: 'service', id: 'reports' } as const;
  const act = furtherActs('service', rules).find(({ form }) => form.verb === 'deployFunction')!;
  const values = act.holes.map((hole) => [hole.field, firstValue(hole, subject, facts, rules)] as const);
  const { memoryMib, ...rest } = Object.fromEntries([...values, ...Object.entries(act.form.fixed ?? {})]);
  expect(functionSeconds(300, Number(memoryMib))).toBeCloseTo(0.3, 3);
  expect(functionSeconds(300, Number(memoryMib) - 50)).toBeGreaterThan(0.305);
  expect(rest).toEqual({ reserved: 0, provisioned: 0 });
});

test('calls are sent to a function where its own service is looked at, and what stands at the edge is ordered of its site', () => {
  const driver = newDriver(loadContent(), 'chaos-day-pro', 1, 1);
  advance(driver);
  const { rules, world } = driver;
  const team = world.teams[0]!;
  const stateless = rules.services.filter((service) => !service.stateful).slice(0, 2);
  const [first, second] = stateless.map(({ index }) =>
    newFunction(team, { service: index, memoryMib: 512, reserved: 0, provisioned: 0 }),
  );
  const region = rules.regions.findIndex(({ homeSeconds }) => homeSeconds > 0);
  const site = newEdge(team, { region, untilTick: 0 });
  site.state = 'on';
  const facts = factsOf(world, team);
  const orders = (subject: Subject) =>
    furtherActs(subject.kind, rules).map((act) => {
      const values = act.holes.map((hole) => [hole.field, firstValue(hole, subject, facts, rules)] as const);
      return commandOf(act, subject, Object.fromEntries(values));
    });
  for (const [service, its] of [[stateless[0], first] as const, [stateless[1], second] as const]) {
    const split = orders({ kind: 'service', id: service!.id }).find(({ verb }) => verb === 'splitCalls');
    expect(split).toMatchObject({ function: its!.id });
    expect(check(facts, rules, split!)).toEqual({ ok: true }); // a part of nothing would be refused
  }
  const atEdge = orders({ kind: 'edge', id: site.id });
  expect(new Set(atEdge.map(({ verb }) => verb))).toEqual(new Set(['closeEdge', 'placeAtEdge', 'removeFromEdge']));
  for (const order of atEdge) expect(order).toMatchObject({ edge: site.id });
});

test('the next edge site is for the next region that has none', () => {
  const driver = newDriver(loadContent(), '6-3', 1, 1);
  advance(driver);
  const { rules, world } = driver;
  const team = world.teams[0]!;
  const [hole] = furtherActs('team', rules).find(({ form }) => form.verb === 'openEdge')!.holes;
  const next = () => firstValue(hole!, { kind: 'team' }, factsOf(world, team), rules);
  expect(next()).toBe('east');
  newEdge(team, { region: rules.regions.findIndex(({ id }) => id === 'east'), untilTick: 900 });
  expect(next()).toBe('south');
});

test('images are no matter of a program that runs without one, where no container can be made of it', () => {
  const driver = newDriver(loadContent(), 's-3', 1, 1);
  advance(driver);
  const { rules, world } = driver;
  const facts = factsOf(world, world.teams[0]!);
  const build = furtherActs('service', rules).find(({ form }) => form.verb === 'buildImage')!;
  const lacks = (id: string, rulebook = rules) => needsImage(build, { kind: 'service', id }, facts, rulebook);
  expect([lacks('old-books'), lacks('window')]).toEqual([true, false]);
  const open = { ...rules, verbs: new Set([...rules.verbs, 'runContainer' as const]) };
  expect(lacks('old-books', open)).toBe(false);
});
