import { expect, test } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { failHost, raiseHost } from '../../../shared/sim/machines/host-life.ts';
import type { Host } from '../../../shared/sim/world.ts';
import {
  act,
  boxes,
  cluster,
  type Estate,
  estateOf,
  host,
  hypervisors,
  instancesOf,
  nodeOn,
  run,
  tryTo,
  vm,
} from './estate.ts';

const order = (more: Partial<Extract<Command, { verb: 'order' }>> = {}): Command => ({
  ...{ verb: 'order', model: 's12', rack: 0, slot: 4, platform: 'linux', runtime: 'containerd' },
  ...more,
});
const newest = ({ team }: Estate): Host => team.hosts.at(-1) as Host;
const fail = (estate: Estate, name: string, failure: 'crash' | 'hardware' | 'power', untilTick: number) =>
  failHost(estate.world, estate.rules, estate.team, host(estate, name), failure, untilTick, estate);

test('HW1 an order needs a sold model and a free slot, or room in the cloud quota', () => {
  const estate = cluster();
  expect(tryTo(estate, order({ model: 't2' }))).toBe('model.not_sold');
  expect(tryTo(estate, order({ slot: 0 }))).toBe('slot.taken');
  expect(tryTo(estate, order({ slot: 6 }))).toBe('slot.unknown');
  expect(tryTo(estate, order({ rack: 3 }))).toBe('slot.unknown');
  for (let have = 0; have < estate.rules.economy.cloudQuotaVcpus; have += 8) act(estate, order({ model: 'cloud-8' }));
  expect(tryTo(estate, order({ model: 'cloud-2' }))).toBe('cloud.quota');
  const before = causeMicroCents(estate.team, 'setup');
  act(estate, order());
  const setup = estate.rules.models.find((model) => model.id === 's12')?.setupDollars ?? 0;
  expect(causeMicroCents(estate.team, 'setup') - before).toBe(-setup * MICRO_CENTS_PER_DOLLAR);
  const byHand = cluster({ scenario: { installByTemplate: false } });
  expect(tryTo(byHand, order())).toBe('platform.not_allowed');
  expect(tryTo(byHand, order({ platform: null, runtime: null }))).toBe('ok');
});

test('HW2 HW3 a server arrives after its lead time, is installed, and then joins the cluster', () => {
  const estate = cluster();
  const lead = estate.rules.models.find((model) => model.id === 's12')?.leadTicks ?? 0;
  const install = estate.rules.platforms.find((platform) => platform.id === 'linux')?.installTicks ?? 0;
  act(estate, order());
  run(estate, lead - 1);
  expect(newest(estate).state).toBe('ordered');
  run(estate, 1);
  expect(newest(estate).state).toBe('installing');
  run(estate, install - 1);
  expect(estate.team.nodes).toHaveLength(4);
  run(estate, 1);
  expect(newest(estate).state).toBe('on');
  expect(nodeOn(estate, newest(estate)).ready).toBe(false);
  run(estate, 10);
  expect(nodeOn(estate, newest(estate)).ready).toBe(true);
});

test('HW2 a bare server is on when it arrives; a cloud machine with its platform too', () => {
  const estate = cluster();
  act(estate, order({ platform: null, runtime: null }));
  run(estate, 360);
  expect(newest(estate)).toMatchObject({ state: 'on', platform: -1 });
  act(estate, order({ model: 'cloud-4' }));
  run(estate, 240);
  expect(newest(estate).state).toBe('on');
  expect(estate.team.nodes).toHaveLength(5);
});

test('HW3 a runtime needs an OS of its own kernel, and joins even if the power failed in between', () => {
  const estate = cluster();
  expect(tryTo(estate, order({ platform: 'kvm' }))).toBe('host.no_os');
  expect(tryTo(estate, order({ platform: 'windows' }))).toBe('kernel.mismatch');
  expect(tryTo(estate, order({ platform: null }))).toBe('host.no_os');
  act(estate, order());
  run(estate, 400);
  expect(newest(estate).state).toBe('installing');
  fail(estate, newest(estate).name, 'power', estate.world.tick + 60);
  run(estate, 60);
  expect(newest(estate).state).toBe('on');
  expect(nodeOn(estate, newest(estate)).runtime).toBe(newest(estate).runtime);
});

test('HW4 installing wipes a host, so it must be on and empty', () => {
  const estate = boxes();
  const install = (name: string, platform = 'kvm') =>
    tryTo(estate, { verb: 'installPlatform', host: host(estate, name).id, platform });
  expect(install('h1')).toBe('host.not_empty');
  expect(install('h9')).toBe('ok');
  expect(host(estate, 'h9').state).toBe('installing');
  expect(install('h9')).toBe('host.not_on');
  run(estate, 240);
  expect(host(estate, 'h9').state).toBe('on');
  expect(install('h9')).toBe('host.has_platform');
  act(estate, order({ model: 'cloud-4', runtime: null }));
  run(estate, 240);
  expect(tryTo(estate, { verb: 'installPlatform', host: newest(estate).id, platform: 'kvm' })).toBe(
    'host.has_platform',
  );
  const governed = cluster({ controlPlane: ['n1'] });
  const { id } = host(governed, 'n1');
  governed.team.nodes.splice(0, 1);
  expect(tryTo(governed, { verb: 'installPlatform', host: id, platform: 'kvm' })).toBe('host.control_plane');
});

test('HW5 a returned host is off at once, paid for until its notice ends, and then gone', () => {
  const estate = boxes();
  const give = (name: string) => tryTo(estate, { verb: 'returnHost', host: host(estate, name).id });
  expect(give('h1')).toBe('host.not_empty');
  expect(give('h9')).toBe('ok');
  expect(give('h9')).toBe('host.leaving');
  run(estate, 1);
  const s12 = estate.rules.models.find((model) => model.id === 's12');
  expect(host(estate, 'h9')).toMatchObject({ state: 'off', watts: 0 });
  const before = causeMicroCents(estate.team, 'rent');
  run(estate, 100);
  expect((before - causeMicroCents(estate.team, 'rent')) / 100).toBeCloseTo(9 * (s12?.rentPerTick ?? 0), -1);
  run(estate, (s12?.noticeTicks ?? 0) - 102);
  expect(estate.team.hosts).toHaveLength(9);
  run(estate, 1);
  expect(estate.team.hosts).toHaveLength(8);
});

test('HW5 an order that is returned in time never arrives', () => {
  const estate = cluster();
  act(estate, order());
  run(estate, 300);
  act(estate, { verb: 'returnHost', host: newest(estate).id }); // notice 240 s, the lorry would be here in 60
  run(estate, 200);
  expect(newest(estate).state).toBe('ordered');
  expect(estate.team.nodes).toHaveLength(4);
  run(estate, 40);
  expect(estate.team.hosts).toHaveLength(4);
});

test('HW6 a failing host stops at once with all that is on it', () => {
  const estate = hypervisors();
  run(estate, 1);
  act(estate, { verb: 'migrateLive', vm: vm(estate, 'mail').id, host: host(estate, 'h2').id });
  run(estate, 2);
  fail(estate, 'h1', 'hardware', 0);
  run(estate, 1);
  expect(host(estate, 'h1')).toMatchObject({ state: 'failed', cpuUsedM: 0, watts: 0 });
  expect(estate.team.vms.map((one) => one.state)).toEqual(Array(6).fill('crashed'));
  expect(estate.team.transfers).toEqual([]);
  expect(estate.team.services.map((state) => state.serving)).toEqual(Array(6).fill(0));
});

test('HW6 power that comes back mends nothing that was broken, and switches nothing on', () => {
  const estate = cluster({ replicas: 0 });
  fail(estate, 'n1', 'hardware', 0);
  fail(estate, 'n2', 'hardware', 0);
  act(estate, { verb: 'repairHost', host: host(estate, 'n2').id });
  act(estate, { verb: 'powerHost', host: host(estate, 'n3').id, on: false });
  const states = () => estate.team.hosts.map((one) => one.state);
  for (const name of ['n1', 'n2', 'n3', 'n4']) fail(estate, name, 'power', 60);
  expect(states()).toEqual(['failed', 'repairing', 'off', 'failed']);
  run(estate, 100);
  expect(states()).toEqual(['failed', 'repairing', 'off', 'on']);
});

test('HW7 a host that is back boots its VMs and starts its processes', () => {
  const estate = hypervisors();
  act(estate, { verb: 'stopVm', vm: vm(estate, 'mail').id });
  fail(estate, 'h1', 'crash', 100);
  run(estate, 100);
  expect(estate.team.vms.map((one) => one.state)).toEqual([
    'booting',
    'booting',
    'booting',
    'booting',
    'stopped',
    'booting',
  ]);
  const office = boxes();
  const [crm] = instancesOf(office, 'crm');
  fail(office, 'h1', 'power', 50);
  run(office, 50);
  expect(crm?.state).toBe('starting');
  run(office, 20);
  expect(crm?.state).toBe('running');
});

test('HW8 a repair swaps the part and reboots', () => {
  const estate = cluster();
  const repair = () => tryTo(estate, { verb: 'repairHost', host: host(estate, 'n1').id });
  expect(repair()).toBe('host.not_broken');
  fail(estate, 'n1', 'crash', 500);
  expect(repair()).toBe('host.not_broken');
  raiseHost(estate.world, estate.rules, estate.team, host(estate, 'n1'), estate);
  fail(estate, 'n1', 'hardware', 0);
  expect(repair()).toBe('ok');
  const { partSwap, reboot } = estate.rules.economy.timers;
  run(estate, (partSwap ?? 0) - 1);
  expect(host(estate, 'n1').state).toBe('repairing');
  run(estate, 1);
  expect(host(estate, 'n1').state).toBe('booting');
  run(estate, reboot ?? 0);
  expect(host(estate, 'n1')).toMatchObject({ state: 'on', failure: 'none' });
});

test('HW9 a host is switched off only when nothing runs on it, and reboots when it is switched on', () => {
  const estate = boxes();
  const power = (name: string, on: boolean) => tryTo(estate, { verb: 'powerHost', host: host(estate, name).id, on });
  expect(power('h1', false)).toBe('host.not_empty');
  expect(power('h9', true)).toBe('host.not_off');
  expect(power('h9', false)).toBe('ok');
  const rent = causeMicroCents(estate.team, 'rent');
  run(estate, 1);
  expect(host(estate, 'h9').watts).toBe(0);
  expect(causeMicroCents(estate.team, 'rent') - rent).toBeCloseTo(-9 * (estate.rules.models[1]?.rentPerTick ?? 0), -1);
  expect(power('h9', true)).toBe('ok');
  run(estate, 299);
  expect(host(estate, 'h9').state).toBe('booting');
  run(estate, 1);
  expect(host(estate, 'h9').state).toBe('on');
  const governed = estateOf('4-2', { scenario: { deployments: [] } });
  const master = governed.team.hosts.find((one) => one.controlPlane) as Host;
  expect(tryTo(governed, { verb: 'powerHost', host: master.id, on: false })).toBe('host.control_plane');
});
