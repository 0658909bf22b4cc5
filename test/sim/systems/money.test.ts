import { expect, test } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import { costMilliMinutes } from '../../../shared/sim/commands/index.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Entry } from '../../../shared/sim/entries.ts';
import { brokenInvariants } from '../../../shared/sim/invariants.ts';
import { causeMicroCents, post, profitMicroCents } from '../../../shared/sim/ledger.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import { hostWatts } from '../../../shared/sim/rules/power.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import type { Cause, Team } from '../../../shared/sim/world.ts';
import {
  act,
  boxes,
  cluster,
  type Estate,
  happened,
  host,
  hostSpec,
  hypervisors,
  instancesOf,
  run,
  steady,
  tryTo,
} from './estate.ts';

const EMPTY = { scenario: { hosts: [], deployments: [], ...steady('4-2', 0) } };
const dollars = (estate: Estate, cause: Cause) => causeMicroCents(estate.team, cause) / MICRO_CENTS_PER_DOLLAR;
const order = (model: string, slot = 0): Command => ({
  verb: 'order',
  model,
  rack: 0,
  slot,
  platform: null,
  runtime: null,
});

test('PW1 a host draws what its table says at its CPU use, and nothing when it is off', () => {
  const estate = cluster({ scenario: steady('4-2', 2000) });
  run(estate, 20);
  const table = estate.rules.models[host(estate, 'n1').model]?.powerWatts ?? [];
  for (const one of estate.team.hosts) {
    expect(one.cpuUtilisation).toBeGreaterThan(0);
    expect(one.watts).toBeCloseTo(hostWatts(table, one.cpuUtilisation), 9);
    expect(one.watts).toBeGreaterThan(table[0] ?? 0);
  }
  failHost(estate.world, estate.rules, estate.team, host(estate, 'n2'), 'hardware', 0, estate);
  run(estate, 1);
  expect(host(estate, 'n2').watts).toBe(0);
  const idle = boxes();
  act(idle, { verb: 'installPlatform', host: host(idle, 'h9').id, platform: 'kvm' });
  run(idle, 1);
  expect(host(idle, 'h9')).toMatchObject({ state: 'installing', watts: table[0] });
});

test('PW2 PW3 energy is true joules, paid by the bill clock: 22.8 cents a watt and hour', () => {
  const estate = boxes();
  let joules = 0;
  for (let tick = 0; tick < 100; tick++) {
    run(estate, 1);
    for (const one of estate.team.hosts) joules += one.watts;
  }
  expect(estate.team.joules.whole + estate.team.joules.carry).toBeCloseTo(joules, 4);
  const { electricityDollarsPerKwh, pue } = estate.rules.economy;
  expect(dollars(estate, 'power')).toBeCloseTo((-joules * electricityDollarsPerKwh * pue * 730) / 3_600_000, 6);
  expect((0.2 * 1.56 * 730) / 1000).toBeCloseTo(0.228, 3);
});

test('MN1 postings are whole micro-cents, half to even, and the rest is carried', () => {
  const estate = cluster(EMPTY);
  const posts = [0.5, 0.5, 0.25, 0.25, -1.5, 2.5].map((amount) => post(estate.team, 'fixed', amount));
  expect(posts).toEqual([0, 1, 0, 0, -1, 2]);
  expect(causeMicroCents(estate.team, 'fixed')).toBe(2);
  for (let n = 0; n < 1000; n++) post(estate.team, 'rent', -0.1);
  expect(causeMicroCents(estate.team, 'rent')).toBe(-100);
});

test('MN1 the causes sum to the change in cash', () => {
  const estate = hypervisors();
  const start = estate.team.cashMicroCents;
  run(estate, 700);
  failHost(estate.world, estate.rules, estate.team, host(estate, 'h1'), 'crash', 1200, estate);
  run(estate, 700);
  expect(estate.team.cashMicroCents - start).toBe(profitMicroCents(estate.team));
  expect(Number.isSafeInteger(estate.team.cashMicroCents)).toBe(true);
  expect(dollars(estate, 'lost')).toBeLessThan(0);
});

test('MN2 an hourly price is earned in full while all answers are in time', () => {
  const estate = boxes();
  for (const type of estate.rules.types) Object.assign(type, { deadlineSeconds: 10 });
  run(estate, 360);
  const perHour = estate.rules.types.reduce((sum, type) => sum + type.dollarsPerHour, 0);
  expect(dollars(estate, 'revenue')).toBeCloseTo(perHour / 10, 1);
});

test('MN3 TM4 rent runs from delivery on, whatever state the host is in: a month’s price an hour', () => {
  const estate = cluster(EMPTY);
  const rents = estate.rules.models.map((model) => model.rentDollarsPerHour);
  const index = (id: string) => estate.rules.models.findIndex((model) => model.id === id);
  act(estate, order('s12'));
  act(estate, order('cloud-4'));
  run(estate, 359);
  expect(dollars(estate, 'rent')).toBe(0); // the lorry costs nothing
  expect(dollars(estate, 'cloud')).toBeCloseTo((-(rents[index('cloud-4')] ?? 0) * 120) / 3600, 4);
  expect(dollars(estate, 'setup')).toBe(-(estate.rules.models[index('s12')]?.setupDollars ?? 0));
  run(estate, 1);
  const server = estate.team.hosts.find((one) => one.rack === 0);
  failHost(estate.world, estate.rules, estate.team, server as never, 'hardware', 0, estate);
  run(estate, 3599);
  expect(dollars(estate, 'rent')).toBeCloseTo(-(rents[index('s12')] ?? 0), 6);
});

test.each([
  [995, 0],
  [985, 0.1],
  [945, 0.25],
  [895, 0.5],
])('MN4 a window with %i of 1,000 in time gives back %f of its gross', (inTime, credit) => {
  const estate = cluster(EMPTY);
  estate.team.sla = { startTick: 0, offered: 1000, inTime, grossMicroCents: 1_000_000 };
  run(estate, 599);
  expect(causeMicroCents(estate.team, 'slaCredit')).toBe(0);
  run(estate, 1);
  expect(causeMicroCents(estate.team, 'slaCredit')).toBe(-1_000_000 * credit + 0);
  expect(estate.team.sla).toEqual({ startTick: 600, offered: 0, inTime: 0, grossMicroCents: 0 });
  expect(happened(estate, 'sla.credit')).toHaveLength(credit > 0 ? 1 : 0);
});

test('MN5 licences count a minimum of cores a socket, and guests running or not', () => {
  const vms = [{ name: 'w1', guest: 'windows', vcpus: 1, memoryMib: 4096, service: null, runtime: null }];
  const hosts = [hostSpec('e1', 0, 0, { platform: 'esxi', vms }), hostSpec('k1', 0, 1, { platform: 'kvm' })];
  const estate = cluster({ scenario: { ...EMPTY.scenario, hosts } });
  const esxi = estate.rules.platforms.find((one) => one.id === 'esxi');
  const s12 = estate.rules.models.find((one) => one.id === 's12');
  const cores = Math.max(s12?.cores ?? 0, (s12?.sockets ?? 0) * (esxi?.licenceMinCoresPerSocket ?? 0));
  expect(cores).toBe(32);
  const windows = estate.rules.economy.windowsLicence.standardDollarsPerPackHour; // LC3: one pack, two guests
  run(estate, 360);
  const tenth = (cores * (esxi?.licenceDollarsPerCoreHour ?? 0) + windows) / 10;
  expect(dollars(estate, 'licence')).toBeCloseTo(-tenth, 6);
  act(estate, { verb: 'stopVm', vm: estate.team.vms[0]?.id ?? 0 });
  run(estate, 360);
  expect(dollars(estate, 'licence')).toBeCloseTo(-2 * tenth, 6);
});

test('MN6 the building costs, whatever stands in it; an idle estate pays rent, power and building only', () => {
  const nothing = cluster({ scenario: { ...EMPTY.scenario, fixedDollarsPerHour: 200 } });
  run(nothing, 36);
  expect(dollars(nothing, 'fixed')).toBeCloseTo(-2, 6);
  expect(profitMicroCents(nothing.team)).toBe(causeMicroCents(nothing.team, 'fixed'));
  const idle = cluster({ scenario: { fixedDollarsPerHour: 200, deployments: [], ...steady('4-2', 0) } });
  run(idle, 60);
  const paid = (['rent', 'power', 'fixed'] as const).map((cause) => causeMicroCents(idle.team, cause));
  for (const amount of paid) expect(amount).toBeLessThan(0);
  expect(paid.reduce((sum, amount) => sum + amount, 0)).toBe(profitMicroCents(idle.team));
});

test('MN7 below the overdraft nothing can be ordered, and everything else goes on', () => {
  const estate = boxes();
  estate.team.cashMicroCents = -estate.rules.prices.overdraft;
  expect(tryTo(estate, order('s12', 4))).not.toBe('cash.overdraft');
  estate.team.cashMicroCents -= 1;
  expect(tryTo(estate, { ...order('s12', 4), rack: 1 } as Command)).toBe('cash.overdraft');
  expect(tryTo(estate, { verb: 'returnHost', host: host(estate, 'h9').id })).toBe('ok');
});

test('MN8 commands take operator minutes by the ease of the platform; they come back with time', () => {
  const hosts = [hostSpec('e1', 0, 0, { platform: 'esxi' }), hostSpec('k1', 0, 1, { platform: 'kvm' })];
  const estate = cluster({ scenario: { ...EMPTY.scenario, hosts }, economy: { operatorMinutesPerMinute: 3 } });
  const create = (name: string): Command => ({
    verb: 'createVm',
    host: host(estate, name).id,
    guest: 'linux',
    vcpus: 1,
    memoryMib: 512,
  });
  const minutes = estate.rules.economy.operatorMinutes.createVm ?? 0;
  const cost = (name: string) => costMilliMinutes(factsOf(estate.world, estate.team), estate.rules, create(name));
  expect(cost('k1')).toBe(minutes * 1000);
  expect(cost('e1')).toBe(minutes * 600);
  const bank = estate.rules.economy.operatorBankMinutes * 1000;
  expect(estate.team.operatorMilliMinutes).toBe(bank);
  act(estate, create('k1'));
  expect(estate.team.operatorMilliMinutes).toBe(bank - minutes * 1000);
  estate.team.operatorMilliMinutes = minutes * 1000 - 1;
  expect(tryTo(estate, create('k1'))).toBe('operator.busy');
  expect(instancesOf(estate, 'web')).toEqual([]);
  run(estate, 60);
  expect(estate.team.operatorMilliMinutes).toBe(minutes * 1000 - 1 + 3000);
  run(estate, 3000);
  expect(estate.team.operatorMilliMinutes).toBe(bank);
});

test('MN8 with free hands no command takes any', () => {
  const hosts = [hostSpec('e1', 0, 0, { platform: 'esxi' })];
  const estate = cluster({ scenario: { ...EMPTY.scenario, hosts, freeHands: true } });
  const bank = estate.team.operatorMilliMinutes;
  act(estate, { verb: 'installPlatform', host: host(estate, 'e1').id, platform: 'kvm' });
  expect(bank).toBe(estate.rules.economy.operatorBankMinutes * 1000);
  expect(estate.team.operatorMilliMinutes).toBe(bank);
});

test('MN9 an instructor’s budget is cash to act with, and in no cause and no profit', () => {
  const estate = cluster({ teams: 3, ...EMPTY });
  const twin = cluster({ teams: 3, ...EMPTY });
  const give = (team: number, amount: number): Entry => ({ kind: 'budget', team, dollars: amount });
  run(estate, 1, [give(1, 250), give(-1, -100), give(9, 5000)]);
  run(twin, 1);
  for (const one of [estate, twin]) run(one, 120);
  const granted = estate.world.teams.map(({ grantedMicroCents }) => grantedMicroCents / MICRO_CENTS_PER_DOLLAR);
  expect(granted).toEqual([-100, 150, -100]);
  const start = estate.rules.scenario.startCashDollars * MICRO_CENTS_PER_DOLLAR;
  for (const [index, team] of estate.world.teams.entries()) {
    const same = twin.world.teams[index] as Team;
    expect(team.ledger).toEqual(same.ledger);
    expect(profitMicroCents(team)).toBe(profitMicroCents(same));
    expect(team.cashMicroCents).toBe(start + team.grantedMicroCents + profitMicroCents(team));
  }
  expect(brokenInvariants(estate.world, estate.rules)).toEqual([]);
  estate.team.grantedMicroCents += 1;
  expect(brokenInvariants(estate.world, estate.rules)).toEqual([expect.stringMatching(/^IV1/)]);
});

test('MN9 it is the difference between an order and the overdraft', () => {
  const estate = boxes();
  estate.team.cashMicroCents = -estate.rules.prices.overdraft - 1;
  const bought: Command = { ...order('s12', 4), rack: 1 } as Command;
  expect(tryTo(estate, bought)).toBe('cash.overdraft');
  run(estate, 1, [{ kind: 'budget', team: 0, dollars: 500 }]);
  expect(tryTo(estate, bought)).not.toBe('cash.overdraft');
});
