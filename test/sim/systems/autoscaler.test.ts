import { expect, test } from 'vitest';
import type { CommandOf } from '../../../shared/sim/commands/schema.ts';
import { setReady } from '../../../shared/sim/containers/pod-life.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { failHost } from '../../../shared/sim/machines/host-life.ts';
import type { Instance } from '../../../shared/sim/world.ts';
import {
  act,
  cluster,
  deploymentOf,
  type Estate,
  happened,
  host,
  instancesOf,
  nodeOn,
  podsOn,
  run,
  serviceIndex,
  steady,
  tryTo,
} from './estate.ts';

type Settings = Omit<CommandOf<'setAutoscaler'>, 'verb' | 'deployment'>;
const settings = (
  minReplicas: number,
  maxReplicas: number,
  targetCpuPercent: number,
  downStabilisationTicks = 300,
): Settings => ({ minReplicas, maxReplicas, targetCpuPercent, downStabilisationTicks });

/** At 1,000 visits/s each of the catalog's four pods uses 667m of the 600m that it requests, at 100 it uses 126m. */
const [BUSY, QUIET] = [1000, 100];

/** The catalog with an autoscaler, a second before its first round. */
function scaled(visitsPerS: number, wanted: Settings, changes: Parameters<typeof cluster>[0] = {}): Estate {
  const estate = cluster({ ...changes, scenario: steady('4-2', visitsPerS) });
  run(estate, 29);
  act(estate, { verb: 'setAutoscaler', deployment: catalog(estate).id, ...wanted });
  return estate;
}
const catalog = (estate: Estate) => deploymentOf(estate, 'catalog');

test('AS1 every 15 s as many pods as the target asks for, and none for a tenth', () => {
  const estate = scaled(BUSY, settings(1, 20, 74));
  expect(catalog(estate).replicas).toBe(4);
  run(estate, 1);
  expect(estate.world.tick).toBe(30);
  expect(catalog(estate).replicas).toBe(6); // 4 × 111 % ÷ 74 %
  expect(happened(estate, 'deployment.scaled')).toEqual([
    { tick: 30, team: 0, kind: 'deployment.scaled', subject: catalog(estate).id, detail: 6 },
  ]);
  expect(instancesOf(estate, 'catalog')).toHaveLength(6);
  run(estate, 400);
  expect(catalog(estate).replicas).toBe(6); // 444m each is 74 %
  const near = scaled(BUSY, settings(1, 20, 103));
  run(near, 30);
  expect(catalog(near).replicas).toBe(4);
});

test('AS1 a cluster without quorum scales nothing', () => {
  const replicas = (lost: readonly string[]) => {
    const estate = scaled(QUIET, settings(6, 9, 50), { controlPlane: ['n1', 'n2', 'n3'] });
    for (const name of lost)
      failHost(estate.world, estate.rules, estate.team, host(estate, name), 'hardware', 0, estate);
    run(estate, 40);
    return catalog(estate).replicas;
  };
  expect([replicas(['n1']), replicas(['n1', 'n2'])]).toEqual([6, 4]);
});

test('AS2 pods that are not measured hold a scaling back', () => {
  const up = scaled(BUSY, settings(1, 20, 74));
  setReady(instancesOf(up, 'catalog')[0] as Instance, false, up.world.tick);
  run(up, 1);
  expect(catalog(up).replicas).toBe(5); // 3 × 111 % ÷ 4 is 83 %, of 74 %: 4.5

  const down = (isDead: boolean) => {
    const estate = scaled(QUIET, settings(1, 20, 60, 0));
    const n4 = host(estate, 'n4');
    expect(podsOn(estate, nodeOn(estate, n4)).filter((pod) => pod.deployment === catalog(estate).id)).toHaveLength(1);
    if (isDead) failHost(estate.world, estate.rules, estate.team, n4, 'hardware', 0, estate);
    run(estate, 1);
    return catalog(estate).replicas;
  };
  expect([down(false), down(true)]).toEqual([2, 3]); // 4 × 21 ÷ 60, and with one at 100 %: 4 × 40 ÷ 60
});

test('AS2 what has only just become ready counts as 0 on the way up', () => {
  const estate = scaled(BUSY, settings(1, 40, 20));
  run(estate, 1);
  expect(catalog(estate).replicas).toBe(8);
  run(estate, 15); // four more have become ready, less than 15 s ago
  const { recommendations } = catalog(estate);
  expect(instancesOf(estate, 'catalog').every((pod) => pod.ready || pod.state !== 'running')).toBe(true);
  expect(recommendations.at(-1)).toEqual({ replicas: 11, at: 45 }); // 4 × 55 % ÷ 8 is 27 %, of 20 %
});

test('AS3 with the usual window fewer pods only after 300 s, and at most twice as many or four a round', () => {
  const estate = scaled(QUIET, settings(1, 20, 60));
  run(estate, 345 - 29 - 1);
  expect(catalog(estate).replicas).toBe(4);
  run(estate, 1);
  expect(catalog(estate).replicas).toBe(2);
  const after = (replicas: number) => {
    const busy = scaled(BUSY, settings(1, 40, 5), { replicas });
    run(busy, 1);
    return catalog(busy).replicas;
  };
  expect([after(1), after(4)]).toEqual([4, 8]);
});

test('AS4 a window of its own brings the default policies: four more or twice as many, and fewer after it', () => {
  const estate = scaled(QUIET, settings(1, 20, 60, 60));
  run(estate, 90 - 29 - 1);
  expect(catalog(estate).replicas).toBe(4);
  run(estate, 1);
  expect(catalog(estate).replicas).toBe(2);
  expect(catalog(estate).scaleDowns).toEqual([{ change: 2, at: 90 }]);
  const after = (replicas: number) => {
    const busy = scaled(BUSY, settings(1, 40, 5, 0), { replicas });
    run(busy, 1);
    return catalog(busy).replicas;
  };
  expect([after(1), after(6)]).toEqual([5, 12]);
});

test('AS5 a number out of range is brought in at once; none at all switches it off', () => {
  const first = (wanted: Settings) => {
    const estate = scaled(QUIET, wanted);
    run(estate, 1);
    return catalog(estate).replicas;
  };
  expect([first(settings(6, 9, 60)), first(settings(1, 3, 60))]).toEqual([6, 3]);
  const estate = scaled(QUIET, settings(3, 9, 60));
  const byHand = (replicas: number) => {
    act(estate, { verb: 'scale', deployment: catalog(estate).id, replicas });
    run(estate, 60);
    return catalog(estate).replicas;
  };
  expect([byHand(0), byHand(1)]).toEqual([0, 3]);
});

test('AS6 what it cannot do is refused', () => {
  const estate = cluster();
  const { id } = catalog(estate);
  const set = (wanted: Settings) => tryTo(estate, { verb: 'setAutoscaler', deployment: id, ...wanted });
  expect(tryTo(estate, { verb: 'removeAutoscaler', deployment: id })).toBe('autoscaler.none');
  expect(set(settings(5, 4, 60))).toBe('autoscaler.range');
  expect(set(settings(0, 4, 60))).toBe('autoscaler.range');
  expect(set(settings(2, 4, 0))).toBe('autoscaler.no_target');
  expect(set(settings(2, 4, 60))).toBe('ok');
  expect(set(settings(2, 4, 60))).toBe('setting.same');
  expect(set(settings(2, 4, 60, 299))).toBe('ok');
  const [size, none] = [{ requestMib: 64, limitMib: 0, limitCpuM: 0 }, { requestCpuM: 0 }];
  act(estate, { verb: 'setResources', deployment: id, ...size, ...none });
  run(estate, 60);
  expect(catalog(estate)).toMatchObject({ replicas: 4, maxReplicas: 4 });
  expect(set(settings(2, 6, 60))).toBe('autoscaler.no_request');
  expect(tryTo(estate, { verb: 'removeAutoscaler', deployment: id })).toBe('ok');
  expect(tryTo(estate, { verb: 'removeAutoscaler', deployment: 999_999 })).toBe('deployment.unknown');
});

test('AS6 a change keeps what it remembers; with its removal that is forgotten and the pods stay', () => {
  const estate = scaled(BUSY, settings(1, 8, 74, 0));
  const { id } = catalog(estate);
  run(estate, 1);
  const { recommendations, scaleUps } = catalog(estate);
  expect([recommendations.length, scaleUps]).toEqual([2, [{ change: 2, at: 30 }]]);
  act(estate, { verb: 'setAutoscaler', deployment: id, ...settings(1, 9, 74, 0) });
  expect(catalog(estate)).toMatchObject({ recommendations, scaleUps, maxReplicas: 9 });
  act(estate, { verb: 'removeAutoscaler', deployment: id });
  expect(catalog(estate)).toMatchObject({ replicas: 6, maxReplicas: 0, recommendations: [], scaleUps: [] });
  run(estate, 60);
  expect(catalog(estate).replicas).toBe(6);
});

test('WH1 an autoscaler at its most is part of the answer, one with room is not', () => {
  const links = (most: number) => {
    const estate = scaled(BUSY, settings(1, most, 60));
    for (const pod of instancesOf(estate, 'catalog')) Object.assign(pod, { limitCpuM: 300 });
    const chain = () => explainService(estate.rules, estate.team, serviceIndex(estate, 'catalog'));
    run(estate, 1);
    return chain().filter(({ code }) => code === 'service.autoscaler_max');
  };
  expect(links(4)).toMatchObject([{ numbers: { maxReplicas: 4, targetCpuPercent: 60 } }]);
  expect(links(20)).toEqual([]);
});
