/** What prices and facts fix about the shipped tables. Values that are tuned are left free on purpose. */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { type Platform, VERBS } from '../../shared/content/schema.ts';
import { hostWatts } from '../../shared/sim/rules/power.ts';
import { models as golden } from '../support/models.ts';

const { hardware, platforms, guests, images, runtimes, economy } = loadContent();
const TIMES_THE_BILL = 730; // an hour on the floor is a month on the bill

const byId = <T extends { id: string }>(list: readonly T[], id: string): T => {
  const entry = list.find((each) => each.id === id);
  if (entry === undefined) throw new Error(`no "${id}" in the shipped tables`);
  return entry;
};

describe('machines', () => {
  test.each([
    ['t2-2005', 'HP ProLiant ML110 G3 Pentium D930'],
    ['t2-2006', 'HP ProLiant ML110 G4 Xeon 3040'],
    ['t2', 'HP ProLiant ML110 G5 Xeon 3075'],
    ['s4', 'IBM x3250 Xeon X3470'],
    ['s12', 'IBM x3550 Xeon X5675'],
  ])('%s draws what %s was measured to draw (P1–P4)', (id, server) => {
    expect(byId(hardware, id).powerWatts).toEqual(golden.power_tables_w_at_0_to_100_percent[server]);
  });

  test('m64 and s44 keep the two measured ends (P4), and no table ever falls', () => {
    const ends = (id: string) => [0, 10].map((point) => byId(hardware, id).powerWatts[point]);
    expect(ends('m64')).toEqual([54.5, 231]);
    expect(ends('s44')).toEqual([44.6, 272]);
    for (const model of hardware) expect(model.powerWatts).toEqual(model.powerWatts.toSorted((a, b) => a - b));
  });

  test.each([
    ['t2', 21, 26, 31],
    ['s12', 13, 32, 51],
    ['m64', 12, 33, 53],
  ])('power of %s costs $%i, $%i and $%i an hour at 0, 50 and 100 %% (P7, P10)', (id, ...wanted) => {
    const perWatt = (economy.electricityDollarsPerKwh * economy.pue * TIMES_THE_BILL) / 1000;
    const { powerWatts } = byId(hardware, id);
    const dollars = [0, 0.5, 1].map((use) => hostWatts(powerWatts, use) * perWatt);
    for (const [i, price] of dollars.entries()) expect(Math.abs(price - (wanted[i] ?? 0))).toBeLessThan(0.6);
  });

  test('rent, set-up, lead and notice are those of the price table', () => {
    const rows = ['t2', 's12', 'm64'].map((id) => byId(hardware, id));
    expect(rows.map((m) => [m.rentDollarsPerHour, m.setupDollars, m.leadTicks, m.noticeTicks])).toEqual([
      [55, 0, null, 1],
      [90, 15, 6 * 60, 4 * 60],
      [340, 0, 28 * 60, 14 * 60],
    ]);
  });

  test('a cloud vCPU is half a core and 4 GiB for $35, 240 s away, power included (P12)', () => {
    const clouds = hardware.filter((model) => model.kind === 'cloud' && model.architecture === 'x86-64');
    expect(clouds.map((model) => model.vcpus)).toEqual([2, 4, 8]);
    for (const model of clouds) {
      expect(model).toMatchObject({ cores: model.vcpus / 2, memoryMib: model.vcpus * 4096, leadTicks: 240 });
      expect(model).toMatchObject({ rentDollarsPerHour: model.vcpus * 35, noticeTicks: 1 });
      expect(model.powerWatts.every((watts) => watts === 0)).toBe(true);
    }
    for (const model of hardware) if (model.kind === 'server') expect(model.vcpus).toBe(0);
  });
});

describe('platforms and guests', () => {
  const licence = (platform: Platform, model: string) => {
    const { cores, sockets } = byId(hardware, model);
    return platform.licenceDollarsPerCoreHour * Math.max(cores, sockets * platform.licenceMinCoresPerSocket);
  };

  test('ESXi counts 16 cores a CPU: $64 for an S12, $128 for an M64 (H10)', () => {
    const esxi = byId(platforms, 'esxi');
    expect(['s12', 'm64'].map((model) => licence(esxi, model))).toEqual([64, 128]);
  });

  test('Windows is $30 or $171 for each 16 cores, at least 8 a CPU (H11–H12); Hyper-V is included', () => {
    const terms = economy.windowsLicence;
    expect([terms.standardDollarsPerPackHour, terms.datacenterDollarsPerPackHour]).toEqual([30, 171]);
    expect([1069, 6155].map((list) => Math.round(list / 36))).toEqual([30, 171]);
    expect([terms.minCoresPerSocket, terms.minCoresPerServer, terms.guestsPerStandard]).toEqual([8, 16, 2]);
    expect(platforms.filter((one) => one.windowsLicensed).map(({ id }) => id)).toEqual(['windows', 'hyperv']);
    expect(guests.filter((one) => one.windowsLicensed).map(({ id }) => id)).toEqual(['windows']);
    for (const id of ['windows', 'hyperv']) expect(licence(byId(platforms, id), 's12')).toBe(0);
    expect(['unix', 'unix-risc'].map((id) => byId(guests, id).licenceDollarsPerHour)).toEqual([40, 40]);
  });

  test('only KVM emulates, and every architecture has a machine and a guest', () => {
    expect(platforms.filter((one) => one.emulates).map(({ id }) => id)).toEqual(['kvm']);
    const kinds = (list: readonly { architecture: string }[]) => [...new Set(list.map((one) => one.architecture))];
    expect(kinds(hardware).toSorted(compare)).toEqual(['arm64', 'risc', 'x86-64']);
    expect(kinds(guests).toSorted(compare)).toEqual(['arm64', 'risc', 'x86-64']);
  });

  test('efficiency goes by type, and only type 1 migrates live (H9)', () => {
    const efficiency = { os: 1, type1: 0.96, type2: 0.88 };
    for (const platform of platforms) {
      expect([platform.id, platform.cpuEfficiency]).toEqual([platform.id, efficiency[platform.kind]]);
      expect([platform.id, platform.stopRule !== 'none']).toEqual([platform.id, platform.kind === 'type1']);
    }
    expect(byId(platforms, 'xen').stopRule).toBe('xen');
  });

  test('operator factors are those of the price table', () => {
    const factors = ['kvm', 'xen', 'esxi', 'hyperv', 'virtualbox', 'workstation'].map(
      (id) => byId(platforms, id).operatorFactor,
    );
    expect(factors).toEqual([1, 1.2, 0.6, 0.8, 1.5, 1.3]);
  });

  test('boots and footprints lie in the ranges of H20 and H22', () => {
    const [linux, windows, unix] = ['linux', 'windows', 'unix'].map((id) => byId(guests, id));
    expect([linux, windows, unix].map((guest) => guest?.bootTicks)).toEqual([30, 90, 200]);
    expect([linux, windows, unix].map((guest) => guest?.footprintMib)).toEqual([256, 1536, 512]);
  });
});

test('a layer is the same size in every image, and each image has one of its own (C6)', () => {
  const sizes = new Map<string, number>();
  const uses = new Map<string, number>();
  for (const layer of images.flatMap((image) => image.layers)) {
    expect([layer.id, sizes.get(layer.id) ?? layer.sizeMib]).toEqual([layer.id, layer.sizeMib]);
    sizes.set(layer.id, layer.sizeMib);
    uses.set(layer.id, (uses.get(layer.id) ?? 0) + 1);
  }
  expect(images.filter((image) => uses.get(image.layers.at(-1)?.id ?? '') !== 1)).toEqual([]);
  expect(uses.get('distroless')).toBeGreaterThan(1); // or nothing would be shared
});

describe('economy', () => {
  test('every verb has its operator minutes, and nothing else has but templates, tool and pipeline', () => {
    const wanted = [...VERBS, 'installByTemplate', 'orderByTemplate', 'patchByTool', 'buildByPipeline'].toSorted(
      compare,
    );
    expect(Object.keys(economy.operatorMinutes).toSorted(compare)).toEqual(wanted);
    const { order, installByTemplate, orderByTemplate } = economy.operatorMinutes;
    expect(orderByTemplate).toBe((order ?? 0) + (installByTemplate ?? 0));
  });

  test('late, lost, credits and quota are those of the price table', () => {
    expect(economy).toMatchObject({ latePaysShare: 0.4, lostCostsShare: 1, statefulKillDollars: 20 });
    expect(economy).toMatchObject({ slaWindowTicks: 600, cloudQuotaVcpus: 40, overdraftDollars: 500 });
    expect(economy.slaTiers.map((tier) => [tier.below, tier.creditShare])).toEqual([
      [0.99, 0.1],
      [0.95, 0.25],
      [0.9, 0.5],
    ]);
  });
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

describe('container engines (C1–C4, C10)', () => {
  const engine = (id: string) => byId(runtimes, id);

  test('a plain container starts in 1.2 s and costs 4 MiB, gVisor 24 MiB, Kata 320 MiB and 250m', () => {
    for (const id of ['docker', 'containerd', 'cri-o', 'podman']) {
      expect(engine(id)).toMatchObject({ startTicks: 2, perContainerMib: 4, isolation: 'kernel' });
    }
    expect(engine('gvisor')).toMatchObject({ perContainerMib: 24, isolation: 'sandbox' });
    expect(engine('gvisor').syscallEfficiency).toBeCloseTo(375 / 886, 2);
    expect(engine('kata')).toMatchObject({ isolation: 'vm', podOverheadCpuM: 250, podOverheadMib: 320 });
  });

  test('only Docker has a daemon, only rkt has ended, only LXC has no layers', () => {
    const those = (holds: (one: (typeof runtimes)[number]) => boolean) => runtimes.filter(holds).map(({ id }) => id);
    expect(those((one) => one.daemon)).toEqual(['docker', 'docker-windows']);
    expect(those((one) => one.archived)).toEqual(['rkt']);
    expect(those((one) => !one.layered)).toEqual(['lxc']);
    expect(those((one) => !one.byHand)).toEqual(['cri-o']);
    expect(those((one) => !one.cluster)).toEqual(['podman', 'lxc']);
  });
});

test('a Dockerfile takes 180 s cold, and 20 s once its dependencies stand before its code (09-balance D 3.1)', () => {
  const plain = byId(images, 'plain').dockerfile;
  expect(plain.reduce((sum, step) => sum + step.seconds, 0)).toBe(180);
  expect(plain.filter((step) => step.input === 'code').reduce((sum, step) => sum + step.seconds, 0)).toBe(20);
  for (const { dockerfile, layers } of images) {
    const made = new Set(dockerfile.map((step) => step.layer));
    if (dockerfile.length > 0) expect(layers.filter((layer) => !made.has(layer.id))).toEqual([]);
    for (const [line, step] of dockerfile.entries()) for (const before of step.after) expect(before).toBeLessThan(line);
  }
});
