import { expect, test } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Scenario } from '../../../shared/content/schema.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import type { Contract, Team } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  happened,
  host,
  hypervisors,
  instancesOf,
  nodeOn,
  run,
  runUntil,
  serviceIndex,
  tryTo,
  vm,
} from './estate.ts';

type Offer = Scenario['offers'][number];
const offer = (more: Partial<Offer> = {}): Offer => ({
  ...{ id: 'baker', application: 'market-stalls', service: 'stall', atMinutes: [1, 1], chance: 1, minutes: 0 },
  ...{
    requestsPerSecond: 3,
    dollarsPerHour: 36,
    promise: 'any',
    servedShare: 0.99,
    penaltyDollars: 150,
    guest: null,
    source: 't',
  },
  ...more,
});
const market = (offers: Offer[], more: Partial<Scenario> = {}): Estate =>
  cluster({ replicas: 1, teams: 2, scenario: { offers, ...more } });

const contractOf = ({ team }: Estate): Contract => team.contracts[0] as Contract;
const earned = ({ team }: Estate): number => causeMicroCents(team, 'contract') / MICRO_CENTS_PER_DOLLAR;

/** Asked, accepted and deployed, on a node of its own if it is to be alone. */
function settled(promise: Offer['promise'], more: Partial<Offer> = {}): Estate {
  const estate = market([offer({ promise, ...more })]);
  run(estate, 60);
  act(estate, { verb: 'acceptOffer', service: 'baker' });
  const n4 = nodeOn(estate, host(estate, 'n4'));
  for (const node of estate.team.nodes) node.cordoned = node !== n4;
  for (const pod of estate.team.instances.filter((one) => one.node === n4.id)) {
    act(estate, { verb: 'stopContainer', instance: pod.id });
  }
  act(estate, { verb: 'deploy', service: 'baker', replicas: 1 });
  for (const one of estate.team.deployments) if (one.service !== serviceIndex(estate, 'baker')) one.replicas = 0;
  runUntil(estate, () => contractOf(estate).kept, 300);
  for (const node of estate.team.nodes) node.cordoned = node === n4;
  for (const one of estate.team.deployments) if (one.service !== serviceIndex(estate, 'baker')) one.replicas = 1;
  run(estate, 60);
  return estate;
}

/** A copy of another service beside the tenant. */
function crowd(estate: Estate): number {
  act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, 'n4')).id, service: 'web' });
  return instancesOf(estate, 'web').find((one) => one.deployment === 0)?.id ?? 0;
}

test('CT1 offers come at the drawn time to all teams alike, and lapse after 40 real seconds', () => {
  const offers = [offer({ atMinutes: [1, 9] }), offer({ id: 'miller', chance: 0 })];
  const estate = market(offers);
  const due = estate.world.offerTicks[0] as number;
  expect(due >= 60 && due <= 540).toBe(true);
  run(estate, due - 1);
  expect(estate.team.contracts).toEqual([]);
  run(estate, 1);
  const asking = happened(estate, 'offer.made').map(({ detail }) => estate.rules.services[detail]?.id);
  expect(asking).toEqual([offers[0]?.id, offers[0]?.id]);
  const states = () => (estate.world.teams as Team[]).map((team) => team.contracts.map((one) => one.state));
  expect(states()).toEqual([['offered'], ['offered']]);
  run(estate, 40 * estate.rules.scenario.pace - 1);
  expect(states()).toEqual([['offered'], ['offered']]);
  run(estate, 1);
  expect(states()).toEqual([['refused'], ['refused']]);
  expect(happened(estate, 'offer.lapsed')).toHaveLength(2);
  expect(earned(estate)).toBe(0);
  const seeds = Array.from({ length: 30 }, (_, seed) => {
    const one = cluster({ seed, scenario: { offers: [offer({ atMinutes: [1, 60], chance: 0.5 })] } });
    return one.world.offerTicks[0] as number;
  });
  expect(seeds.filter((tick) => tick === 0).length).toBeGreaterThan(5);
  expect(new Set(seeds).size).toBeGreaterThan(10);
});

test('CT1 nobody asks in the Night', () => {
  const estate = market([offer()]);
  run(estate, 1, [{ kind: 'night', seed: 5 }]);
  run(estate, 100);
  expect(estate.team.contracts).toEqual([]);
});

test('CT2 CT3 an accepted tenant is asked its calls and pays while they are answered', () => {
  const estate = settled('any');
  const service = estate.team.services[serviceIndex(estate, 'baker')];
  expect(service).toMatchObject({ arrivalsPerS: 3, serving: 1, lostShare: 0 });
  expect(estate.world.teams[1]?.services[serviceIndex(estate, 'baker')]?.arrivalsPerS).toBe(0);
  const before = earned(estate);
  run(estate, 100);
  expect(earned(estate) - before).toBeCloseTo(1, 6); // $36 an hour
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'baker').id, replicas: 0 });
  run(estate, 5);
  const without = earned(estate);
  run(estate, 50);
  expect(earned(estate)).toBe(without);
  const codes = explainService(estate.rules, estate.team, serviceIndex(estate, 'baker')).map(({ code }) => code);
  expect(codes).toContain('service.none_serving');
  expect(codes).toContain('service.tenant_unserved');
});

test('CT3 a tenant that says nothing shares with anybody', () => {
  const estate = settled('any');
  crowd(estate);
  run(estate, 60);
  expect(contractOf(estate)).toMatchObject({ state: 'accepted', kept: true });
});

test('CT3 CT4 a kernel of its own is a wall; sharing it costs once and pays nothing until it ends', () => {
  const estate = settled('kernel');
  const other = crowd(estate);
  const before = earned(estate);
  run(estate, 60);
  expect(earned(estate) - before).toBeCloseTo(-150, 6);
  expect(happened(estate, 'contract.broken')).toHaveLength(1);
  expect(contractOf(estate)).toMatchObject({ state: 'accepted', kept: false });
  const link = explainService(estate.rules, estate.team, serviceIndex(estate, 'baker'));
  expect(link).toContainEqual({
    code: 'service.tenant_shared',
    subject: serviceIndex(estate, 'baker'),
    numbers: { others: 1 },
  });
  act(estate, { verb: 'stopContainer', instance: other });
  run(estate, 101);
  expect(earned(estate) - before).toBeCloseTo(-149, 1);
  // In a sandbox it may stand beside others: its kernel is its own, the machine is not.
  const node = nodeOn(estate, host(estate, 'n4'));
  Object.assign(node, { runtime: estate.rules.runtimes.findIndex(({ id }) => id === 'gvisor') });
  crowd(estate);
  run(estate, 60);
  expect(contractOf(estate).kept).toBe(true);
});

test('CT3 a machine of its own is shared even through a sandbox', () => {
  const estate = settled('host');
  const node = nodeOn(estate, host(estate, 'n4'));
  Object.assign(node, { runtime: estate.rules.runtimes.findIndex(({ id }) => id === 'gvisor') });
  expect(contractOf(estate).kept).toBe(true);
  crowd(estate);
  run(estate, 2);
  expect(contractOf(estate).kept).toBe(false);
});

test('CT5 a tenant that is not placed leaves after a window, and that costs', () => {
  const estate = market([offer()]);
  run(estate, 60);
  act(estate, { verb: 'acceptOffer', service: 'baker' });
  run(estate, 599);
  expect(contractOf(estate).state).toBe('accepted');
  run(estate, 1);
  expect(contractOf(estate).state).toBe('lost');
  expect(earned(estate)).toBe(-150);
  expect(estate.team.services[serviceIndex(estate, 'baker')]?.contractPerS).toBe(0);
});

test('CT6 a refund of an hour lets it go at once; its time over it goes for nothing', () => {
  const estate = settled('any');
  const before = earned(estate);
  act(estate, { verb: 'refundTenant', service: 'baker' });
  expect(earned(estate) - before).toBeCloseTo(-36, 6);
  const short = settled('any', { minutes: 8 });
  runUntil(short, () => contractOf(short).state === 'ended', 600);
  expect(short.world.tick).toBe(60 + 480 + 0);
  expect(earned(short)).toBeGreaterThan(0);
  expect(happened(short, 'contract.ended')).toHaveLength(1);
});

test('CT7 who has gone asks nothing; what is not there is refused', () => {
  const estate = settled('any');
  expect(tryTo(estate, { verb: 'acceptOffer', service: 'baker' })).toBe('offer.none');
  expect(tryTo(estate, { verb: 'refuseOffer', service: 'baker' })).toBe('offer.none');
  act(estate, { verb: 'refundTenant', service: 'baker' });
  run(estate, 30);
  expect(estate.team.services[serviceIndex(estate, 'baker')]).toMatchObject({ arrivalsPerS: 0, serving: 1 });
  expect(tryTo(estate, { verb: 'refundTenant', service: 'baker' })).toBe('contract.none');
  expect(tryTo(estate, { verb: 'acceptOffer', service: 'nobody' })).toBe('offer.none');
  const declined = market([offer()]);
  run(declined, 60);
  act(declined, { verb: 'refuseOffer', service: 'baker' });
  expect(tryTo(declined, { verb: 'acceptOffer', service: 'baker' })).toBe('offer.none');
});

/** Three hypervisors, and a tenant under contract. */
function rented(more: Partial<Offer>): Estate {
  const estate = hypervisors({ scenario: { offers: [offer(more)] } });
  run(estate, 60);
  act(estate, { verb: 'acceptOffer', service: 'baker' });
  return estate;
}
const wanted = (estate: Estate, guest: string, memoryMib: number) =>
  tryTo(estate, {
    ...{ verb: 'createVm', host: host(estate, 'h2').id, vcpus: 1, service: 'baker' },
    guest,
    memoryMib,
  });

test('CT8 a tenant is served in a VM that is made for it, with the guest it asked for', () => {
  const estate = rented({ guest: 'windows' });
  expect(wanted(estate, 'linux', 4096)).toBe('kernel.mismatch');
  expect(wanted(estate, 'windows', 1536 + 229)).toBe('vm.too_small'); // the guest's and the program's memory
  expect(wanted(estate, 'windows', 1536 + 230)).toBe('ok');
  const made = vm(estate, 'baker');
  run(estate, 60);
  expect(earned(estate)).toBe(0);
  act(estate, { verb: 'bootVm', vm: made.id });
  run(estate, 90);
  const before = earned(estate);
  run(estate, 100);
  expect(earned(estate) - before).toBeCloseTo(1, 6); // $36 an hour
  act(estate, { verb: 'refundTenant', service: 'baker' });
  run(estate, 1);
  expect(vm(estate, 'baker').state).toBe('running'); // until somebody deletes it
  expect(wanted(estate, 'windows', 4096)).toBe('contract.none');
});

test('CT8 who asks for no guest takes one of its program’s kernel, and a clone serves it too', () => {
  const estate = rented({});
  expect(wanted(estate, 'windows', 4096)).toBe('kernel.mismatch');
  const clone = { verb: 'cloneVm', source: vm(estate, 'mail').id, host: host(estate, 'h3').id } as const;
  expect(tryTo(estate, { ...clone, service: 'nobody' })).toBe('contract.none');
  act(estate, { ...clone, service: 'baker' });
  run(estate, 75 + 30 + 1);
  expect(contractOf(estate)).toMatchObject({ state: 'accepted', kept: true });
  act(estate, { ...clone, service: 'baker' });
  expect(estate.team.vms.filter(({ name }) => name.startsWith('baker'))).toHaveLength(2);
  expect(new Set(estate.team.vms.map(({ name }) => name)).size).toBe(estate.team.vms.length);
});

const auditor = {
  id: 'x',
  kind: 'auditor',
  atMinutes: [15, 15],
  loadAtLeast: 0,
  warningMinutes: 12,
  minutes: 0,
} as const;
const audited = (target: string): Partial<Scenario> => ({
  incidents: [{ ...auditor, atMinutes: [15, 15], target, factor: 1, noShowShare: 0, chance: 1 }],
});

test('IN20 the auditor passes a service behind a wall, and has any other pay back', () => {
  const walled = market([], audited('cart'));
  const kata = walled.rules.runtimes.findIndex(({ id }) => id === 'kata');
  for (const node of walled.team.nodes) Object.assign(node, { runtime: kata });
  for (const node of walled.team.nodes.slice(1)) node.cordoned = true; // all on one machine
  for (const one of [...walled.team.instances]) act(walled, { verb: 'stopContainer', instance: one.id });
  run(walled, 900);
  expect(happened(walled, 'auditor.passed').map(({ team }) => team)).toContain(0);
  expect(earned(walled)).toBe(0);
  const open = market([], audited('cart'));
  for (const node of open.team.nodes.slice(1)) node.cordoned = true;
  for (const one of [...open.team.instances]) act(open, { verb: 'stopContainer', instance: one.id });
  run(open, 900);
  expect(happened(open, 'auditor.failed').map(({ team }) => team)).toContain(0);
  expect(earned(open)).toBe(-150);
});

test('IN20 a tenant whom the auditor finds on a shared kernel leaves', () => {
  const estate = market([offer({ promise: 'any' })], audited('baker'));
  run(estate, 60);
  act(estate, { verb: 'acceptOffer', service: 'baker' });
  act(estate, { verb: 'deploy', service: 'baker', replicas: 1 });
  run(estate, 100);
  crowd(estate);
  for (const node of estate.team.nodes) {
    if (!node.cordoned) act(estate, { verb: 'runContainer', node: node.id, service: 'web' });
  }
  run(estate, 740);
  expect(contractOf(estate).state).toBe('lost');
  expect(happened(estate, 'auditor.failed').map(({ team }) => team)).toContain(0);
});
