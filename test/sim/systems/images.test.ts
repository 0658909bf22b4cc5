/** Dockerfile, build cache, push, pull, registries and what can be wrong with an image: SPEC IM1–IM16. */
import { describe, expect, test } from 'vitest';
import type { IncidentKind } from '../../../shared/content/schema.ts';
import { costMilliMinutes } from '../../../shared/sim/commands/index.ts';
import { layersOf } from '../../../shared/sim/containers/pod-life.ts';
import { isPoisoned, poisonedPods } from '../../../shared/sim/containers/poison.ts';
import { sourceOf } from '../../../shared/sim/containers/pulls.ts';
import type { Entry } from '../../../shared/sim/entries.ts';
import { explainService } from '../../../shared/sim/explain.ts';
import { causeMicroCents } from '../../../shared/sim/ledger.ts';
import { runSteps } from '../../../shared/sim/rules/build-cache.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import { type Build, LOSS_REASONS, type Node, touch } from '../../../shared/sim/world.ts';
import {
  act,
  catalogue,
  cluster,
  deploymentOf,
  type Estate,
  happened,
  host,
  instancesOf,
  nodeOn,
  run,
  runUntil,
  serviceIndex,
  tryTo,
} from './estate.ts';

const made = (changes: Parameters<typeof cluster>[0] = {}): Estate =>
  cluster({ ...changes, scenario: { imageSupply: 'made', ...changes.scenario } });

/** An instructor's card, announced now and due `warningTicks` later. */
const card = (
  kind: IncidentKind,
  target: string,
  ticks: number,
  more: { factor?: number; warningTicks?: number } = {},
) => ({ kind: 'inject', incident: { kind, target, factor: 1, warningTicks: 0, ticks, ...more } }) satisfies Entry;

const lastBuild = ({ team }: Estate): Build => team.builds.at(-1) as Build;

/** Builds and pushes the next release of a service; returns its number. */
function release(estate: Estate, service: string): number {
  act(estate, { verb: 'buildImage', service });
  const build = lastBuild(estate);
  runUntil(estate, () => build.state === 'built');
  act(estate, { verb: 'pushImage', build: build.id });
  runUntil(estate, () => build.state === 'pushed');
  return build.release;
}

function buildSeconds(estate: Estate, service: string): number {
  act(estate, { verb: 'buildImage', service });
  const build = lastBuild(estate);
  const seconds = build.untilTick - estate.world.tick;
  runUntil(estate, () => build.state === 'built');
  return seconds;
}

describe('builds', () => {
  test('IM1 where builds are given any release can be rolled out, where they are made only one that was built', () => {
    const given = cluster();
    expect(tryTo(given, { verb: 'setRelease', deployment: deploymentOf(given, 'web').id, release: 7 })).toBe('ok');
    const estate = made();
    expect(tryTo(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: 2 })).toBe(
      'build.unknown',
    );
  });

  test('IM2 lines before the first change come from the cache, all after it run', () => {
    const steps = [20, 140, 15].map((seconds, line) => ({ seconds, changed: line === 1 }));
    expect(runSteps(steps)).toEqual({ seconds: 155, firstRun: 1 });
    expect(runSteps(steps.map((step) => ({ ...step, changed: false })))).toEqual({ seconds: 0, firstRun: 3 });
  });

  test('IM2 the first build runs everything, and code before its dependencies makes every build slow', () => {
    const estate = made();
    expect(buildSeconds(estate, 'web')).toBe(180); // 18 s at pace 10 (09-balance D 3.1)
    expect(buildSeconds(estate, 'web')).toBe(160); // as written: COPY first, and everything installed anew
  });

  test('IM2 IM4 dependencies before the code make a cached build of 20 s', () => {
    const estate = made();
    buildSeconds(estate, 'web');
    act(estate, { verb: 'orderSteps', service: 'web', step: 3, to: 2 });
    expect(buildSeconds(estate, 'web')).toBe(160); // the order is new, so is the cache from there on
    expect(buildSeconds(estate, 'web')).toBe(20); // 2 s at pace 10
  });

  test('IM2 a service has one build at a time', () => {
    const estate = made();
    act(estate, { verb: 'buildImage', service: 'web' });
    expect(tryTo(estate, { verb: 'buildImage', service: 'web' })).toBe('build.busy');
  });

  test('IM4 a line is never moved before one that it needs, nor out of the file', () => {
    const estate = made();
    expect(tryTo(estate, { verb: 'orderSteps', service: 'web', step: 1, to: 3 })).toBe('step.order');
    expect(tryTo(estate, { verb: 'orderSteps', service: 'web', step: 4, to: 2 })).toBe('step.order');
    expect(tryTo(estate, { verb: 'orderSteps', service: 'web', step: 9, to: 1 })).toBe('step.unknown');
    expect(tryTo(estate, { verb: 'orderSteps', service: 'web', step: 2, to: 2 })).toBe('setting.same');
  });

  test('IM3 a cached line keeps its layer, so that only the code is new', () => {
    const estate = made();
    const first = release(estate, 'web');
    const second = release(estate, 'web');
    const service = serviceIndex(estate, 'web');
    const [a, b] = [first, second].map((number) =>
      layersOf(estate.rules, { service, release: number }, estate.team.builds),
    ) as [number[], number[]];
    expect(b[0]).toBe(a[0]); // the base
    expect(b.at(-1)).not.toBe(a.at(-1));
  });

  test('IM5 a build that was not pushed can be rolled out and not pulled: ImagePullBackOff, until it is', () => {
    const estate = made();
    buildSeconds(estate, 'web');
    const build = lastBuild(estate);
    act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: build.release });
    run(estate, 5);
    const stuck = instancesOf(estate, 'web').find((pod) => pod.release === build.release);
    expect(stuck?.state).toBe('pullBackoff');
    expect(happened(estate, 'pod.pullFailed').length).toBeGreaterThan(0);
    expect(estate.team.services[serviceIndex(estate, 'web')]?.lostShare).toBe(0); // the old copies serve on
    act(estate, { verb: 'pushImage', build: build.id });
    runUntil(estate, () => instancesOf(estate, 'web').every((pod) => pod.release === build.release));
  });

  test('IM5 a pipeline pushes by itself and asks for one operator minute instead of four', () => {
    const estate = made();
    const facts = () => factsOf(estate.world, estate.team);
    const minutes = () => costMilliMinutes(facts(), estate.rules, { verb: 'buildImage', service: 'web' });
    expect(minutes()).toBe(4000);
    act(estate, { verb: 'setPipeline', on: true });
    expect(minutes()).toBe(1000);
    act(estate, { verb: 'buildImage', service: 'web' });
    runUntil(estate, () => lastBuild(estate).state === 'pushed');
    expect(happened(estate, 'image.built')).toHaveLength(1);
    expect(happened(estate, 'image.pushed')).toHaveLength(1);
  });

  test('PD1 a container by hand is of the newest own build that was pushed', () => {
    const estate = made({ replicas: 0 });
    const node = nodeOn(estate, host(estate, 'n1')).id;
    const runs = () => {
      act(estate, { verb: 'runContainer', node, service: 'web' });
      return instancesOf(estate, 'web').at(-1)?.release;
    };
    expect(runs()).toBe(1);
    const pushed = release(estate, 'web');
    buildSeconds(estate, 'web'); // built, and not pushed
    expect([pushed, runs()]).toEqual([2, 2]);
  });

  test('IM5 pushing again, or what is not there, is refused', () => {
    const estate = made();
    expect(tryTo(estate, { verb: 'pushImage', build: 5 })).toBe('build.unknown');
    release(estate, 'web');
    expect(tryTo(estate, { verb: 'pushImage', build: lastBuild(estate).id })).toBe('build.state');
  });
});

describe('registries', () => {
  test('IM6 nodes share the link of a registry: four pulls at once take four times as long as one', () => {
    const time = (nodes: readonly string[]): number => {
      const estate = made({ replicas: 0 });
      for (const name of nodes) {
        act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, name)).id, service: 'web' });
      }
      return runUntil(estate, () => instancesOf(estate, 'web').every((pod) => pod.state !== 'pulling'));
    };
    const alone = time(['n1']);
    expect(alone).toBe(Math.ceil(115 / 12));
    expect(Math.abs(time(['n1', 'n2', 'n3', 'n4']) - 4 * alone)).toBeLessThanOrEqual(4);
  });

  test('IM6 IM7 what we built comes from our own registry over the link of the site', () => {
    const seconds = (registry: 'public' | 'private'): number => {
      const estate = made();
      if (registry === 'private') act(estate, { verb: 'setRegistry', registry });
      const number = release(estate, 'web');
      act(estate, { verb: 'prePull', service: 'web', release: number });
      return runUntil(estate, () => happened(estate, 'image.prePulled').length === 4);
    };
    expect(seconds('private')).toBeLessThan(seconds('public') / 3);
  });

  test('IM7 a mirror gives out an image only when it has all that the node lacks of it', () => {
    const supply = { ...made().team.supply, mirror: true, mirrorLayers: [1, 2] };
    expect(sourceOf(supply, [1, 2], false)).toBe('site');
    expect(sourceOf(supply, [1, 2, 3], false)).toBe('public');
    expect(sourceOf({ ...supply, registry: 'private' }, [1, 2, 3], true)).toBe('site');
  });

  test('IM8 while the registry is dark what is cached starts, and the rest backs off 10, 20 … s', () => {
    const estate = cluster({ replicas: 0 });
    run(estate, 1, [card('registry.dark', 'public', 600)]);
    const [has, empty] = ['n1', 'n2'].map((name) => nodeOn(estate, host(estate, name))) as [Node, Node];
    has.layers.push(...layersOf(estate.rules, { service: serviceIndex(estate, 'web'), release: 1 }));
    act(estate, { verb: 'runContainer', node: has.id, service: 'web' });
    run(estate, 5);
    expect(instancesOf(estate, 'web')[0]?.state).toBe('running');
    act(estate, { verb: 'runContainer', node: empty.id, service: 'cart' });
    const waiting = instancesOf(estate, 'cart').at(-1);
    const waits: number[] = [];
    for (let tries = 0; tries < 3; tries++) {
      waits.push((waiting?.untilTick ?? 0) - estate.world.tick);
      run(estate, waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([10, 20, 40]);
    runUntil(estate, () => waiting?.state === 'running', 1200); // the registry is back
    expect(estate.world.tick).toBeGreaterThan(600);
  });

  test('IM8 a pull under way stops when the registry goes dark, and a mirror that has the image helps', () => {
    const estate = made({ replicas: 0 });
    act(estate, { verb: 'setMirror', on: true });
    const [a, b] = ['n1', 'n2'].map((name) => nodeOn(estate, host(estate, name)).id) as [number, number];
    act(estate, { verb: 'runContainer', node: a, service: 'web' });
    runUntil(estate, () => instancesOf(estate, 'web')[0]?.state === 'running');
    act(estate, { verb: 'setMirror', on: false });
    act(estate, { verb: 'runContainer', node: b, service: 'web' });
    run(estate, 2, [card('registry.dark', 'public', 600)]);
    expect(instancesOf(estate, 'web')[1]?.state).toBe('pullBackoff');

    const early = made();
    const number = release(early, 'web');
    act(early, { verb: 'prePull', service: 'web', release: number });
    run(early, 1);
    expect(early.team.prePulls.length).toBeGreaterThan(0);
    run(early, 2, [card('registry.dark', 'public', 600)]);
    expect(early.team.prePulls).toEqual([]);

    const mirrored = made({ replicas: 0 });
    act(mirrored, { verb: 'setMirror', on: true });
    act(mirrored, { verb: 'runContainer', node: nodeOn(mirrored, host(mirrored, 'n1')).id, service: 'web' });
    runUntil(mirrored, () => instancesOf(mirrored, 'web')[0]?.state === 'running');
    run(mirrored, 1, [card('registry.dark', 'public', 600)]);
    act(mirrored, { verb: 'runContainer', node: nodeOn(mirrored, host(mirrored, 'n3')).id, service: 'web' });
    runUntil(mirrored, () => instancesOf(mirrored, 'web')[1]?.state === 'running', 30);
  });

  test('IM8 a first build in the dark cannot fetch its base', () => {
    const estate = made();
    run(estate, 1, [card('registry.dark', 'public', 60)]);
    expect(tryTo(estate, { verb: 'buildImage', service: 'web' })).toBe('registry.dark');
    run(estate, 60);
    expect(tryTo(estate, { verb: 'buildImage', service: 'web' })).toBe('ok');
  });

  test('IM9 a release that was pulled before starts without a pull', () => {
    const estate = made({ replicas: 1 });
    const number = release(estate, 'web');
    act(estate, { verb: 'prePull', service: 'web', release: number });
    expect(tryTo(estate, { verb: 'prePull', service: 'web', release: number + 1 })).toBe('build.unknown');
    runUntil(estate, () => happened(estate, 'image.prePulled').length === 4);
    expect(tryTo(estate, { verb: 'prePull', service: 'web', release: number })).toBe('pull.nothing');
    act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: number });
    run(estate, 1);
    const fresh = instancesOf(estate, 'web').find((pod) => pod.release === number);
    expect(fresh?.state).toBe('starting');
  });

  test('IM16 registry, mirror and scanner cost by the hour, and nothing before', () => {
    const estate = made();
    run(estate, 60);
    expect(causeMicroCents(estate.team, 'registry')).toBe(0);
    act(estate, { verb: 'setRegistry', registry: 'private' });
    act(estate, { verb: 'setMirror', on: true });
    act(estate, { verb: 'setScanner', on: true });
    run(estate, 3600);
    expect(causeMicroCents(estate.team, 'registry') / 1e8).toBeCloseTo(-33, 2);
    expect(tryTo(estate, { verb: 'setScanner', on: true })).toBe('setting.same');
    act(estate, { verb: 'setMirror', on: false });
    expect(estate.team.supply.mirrorLayers).toEqual([]);
  });
});

describe('what is in an image', () => {
  const poison = (ticks = 600, warningTicks = 0) => card('image.poisoned', 'plain', ticks, { warningTicks });

  test('IM10 who starts a pull of a poisoned tag catches it; a pin keeps it out', () => {
    const caught = (pin: boolean): boolean => {
      const estate = cluster({ replicas: 1 });
      if (pin) act(estate, { verb: 'pinImage', service: 'web', on: true });
      run(estate, 1, [poison()]);
      expect(poisonedPods(estate.team)).toEqual([]); // what runs was pulled before
      act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 2 });
      run(estate, 60);
      return instancesOf(estate, 'web').some(isPoisoned);
    };
    expect([caught(false), caught(true)]).toEqual([true, false]);
  });

  test('IM10 what comes from our own registry, and what the mirror has, is not poisoned', () => {
    const estate = made({ replicas: 1 });
    act(estate, { verb: 'setRegistry', registry: 'private' });
    const number = release(estate, 'web');
    run(estate, 1, [poison()]);
    act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: number });
    act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'cart').id, replicas: 2 });
    run(estate, 60);
    expect(instancesOf(estate, 'web').map(isPoisoned)).toEqual([false]);
    expect(instancesOf(estate, 'cart').some(isPoisoned)).toBe(true);

    const mirrored = made({ replicas: 1 });
    act(mirrored, { verb: 'setMirror', on: true });
    nodeOn(mirrored, host(mirrored, 'n4')).layers.length = 0; // so that there is something to pull
    act(mirrored, { verb: 'prePull', service: 'web', release: 1 });
    runUntil(mirrored, () => mirrored.team.prePulls.length === 0);
    run(mirrored, 1, [poison()]);
    act(mirrored, { verb: 'scale', deployment: deploymentOf(mirrored, 'web').id, replicas: 2 });
    run(mirrored, 60);
    expect(instancesOf(mirrored, 'web').some(isPoisoned)).toBe(false);
  });

  test('IM10 a mirror keeps nothing of a poisoned image', () => {
    const estate = made({ replicas: 0 });
    act(estate, { verb: 'setMirror', on: true });
    run(estate, 1, [poison()]);
    act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, 'n1')).id, service: 'web' });
    runUntil(estate, () => instancesOf(estate, 'web')[0]?.state === 'running');
    expect(instancesOf(estate, 'web').map(isPoisoned)).toEqual([true]);
    expect(estate.team.supply.mirrorLayers).toEqual([]);
  });

  test('IM10 a scanner tells ten minutes before, everybody else learns when it strikes', () => {
    const announced = (scanner: boolean): number => {
      const estate = cluster();
      if (scanner) act(estate, { verb: 'setScanner', on: true });
      run(estate, 1, [poison(600, 600)]);
      run(estate, 700);
      return estate.team.signs[0]?.announcedTick ?? -1;
    };
    expect([announced(true), announced(false)]).toEqual([1, 601]);
  });

  test('IM11 a poisoned container does half the work, until it is replaced', () => {
    const estate = cluster({ replicas: 1 });
    run(estate, 1, [poison(60)]);
    const web = deploymentOf(estate, 'web').id;
    act(estate, { verb: 'scale', deployment: web, replicas: 2 });
    run(estate, 50);
    const [clean, sick] = instancesOf(estate, 'web');
    expect(sick?.efficiency).toBeCloseTo((clean?.efficiency ?? 0) / 2, 10);
    expect(explainService(estate.rules, estate.team, serviceIndex(estate, 'web')).map((link) => link.code)).toContain(
      'service.poisoned',
    );
    run(estate, 60);
    act(estate, { verb: 'stopContainer', instance: sick?.id ?? 0 });
    run(estate, 60);
    expect(poisonedPods(estate.team)).toEqual([]);
  });

  test('IM12 who has not rolled onto a rebuilt base falls at the deadline; who has does not', () => {
    const down = (roll: boolean): number => {
      const estate = made();
      run(estate, 1, [card('base.cve', 'debian-slim', 600, { warningTicks: 900 })]);
      expect(tryTo(estate, { verb: 'rebuildBase', service: 'web' })).toBe('ok');
      runUntil(estate, () => happened(estate, 'base.rebuilt').length === 1);
      expect(tryTo(estate, { verb: 'rebuildBase', service: 'cart' })).toBe('base.current'); // once for all on it
      if (roll) {
        const number = release(estate, 'web');
        expect(lastBuild(estate).basePatch).toBe(1);
        act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: number });
      }
      while (estate.world.tick < 960) run(estate, 1);
      const web = serviceIndex(estate, 'web');
      const root = explainService(estate.rules, estate.team, web).findLast(({ subject }) => subject === web)?.code;
      expect(root === 'service.old_base').toBe(!roll);
      return instancesOf(estate, 'web').filter((pod) => pod.state === 'running').length;
    };
    expect(down(true)).toBe(4);
    expect(down(false)).toBe(0);
  });

  test('IM12 where builds are given, a release first rolled out after the rebuild has the patch', () => {
    const estate = cluster();
    run(estate, 1, [card('base.cve', 'most-used', 600, { warningTicks: 300 })]);
    act(estate, { verb: 'rebuildBase', service: 'web' });
    runUntil(estate, () => happened(estate, 'base.rebuilt').length === 1);
    act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: 2 });
    run(estate, 400);
    const running = (service: string) => instancesOf(estate, service).filter((pod) => pod.state === 'running').length;
    expect([running('web'), running('cart')]).toEqual([4, 0]);
  });

  test('IM13 what is pinned stays as it is, holes included', () => {
    const estate = made();
    run(estate, 1, [card('base.cve', 'debian-slim', 600, { warningTicks: 900 })]);
    act(estate, { verb: 'rebuildBase', service: 'web' });
    run(estate, 61);
    act(estate, { verb: 'pinImage', service: 'web', on: true });
    buildSeconds(estate, 'web');
    expect(lastBuild(estate).basePatch).toBe(0);
    act(estate, { verb: 'pinImage', service: 'web', on: false });
    buildSeconds(estate, 'web');
    expect(lastBuild(estate).basePatch).toBe(1);
  });
});

describe('releases that are not as good as they look', () => {
  test('IN21 IM14 a bad release answers a fifth of its calls with errors after three minutes, until it is undone', () => {
    const estate = made();
    run(estate, 30);
    const web = serviceIndex(estate, 'web');
    const former = deploymentOf(estate, 'web').release;
    run(estate, 1, [card('release.bad', 'most-used', 0, { factor: 0.2 })]);
    expect(deploymentOf(estate, 'web').release).toBe(former + 1);
    run(estate, 120);
    expect(estate.team.services[web]?.lostShare).toBe(0);
    run(estate, 240);
    expect(estate.team.services[web]?.lostShare).toBeCloseTo(0.2, 6);
    const noted = estate.team.losses[web * LOSS_REASONS.length + LOSS_REASONS.indexOf('release.bad')];
    expect(noted?.whole).toBeGreaterThan(0);
    expect(explainService(estate.rules, estate.team, web).map((link) => link.code)).toContain('service.bad_release');
    act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: former });
    run(estate, 60);
    expect(estate.team.services[web]?.lostShare).toBe(0);
  });

  test('IM19 a bug shows in all that was rolled out, and stays in what goes back to it', () => {
    const estate = made();
    const web = serviceIndex(estate, 'web');
    const losing = () => estate.team.services[web]?.lostShare ?? 0;
    run(estate, 1, [card('release.bad', 'web', 0, { factor: 0 })]); // a release with nothing wrong in it
    run(estate, 400);
    expect([deploymentOf(estate, 'web').release, losing()]).toEqual([2, 0]);
    act(estate, { verb: 'pauseRollout', deployment: deploymentOf(estate, 'web').id, atPods: 0 });
    run(estate, 1, [card('release.fix', 'web', 0, { factor: 0.5 })]);
    run(estate, 30);
    expect(losing()).toBeCloseTo(0.5, 6); // held: the old copies answer
    act(estate, { verb: 'resumeRollout', deployment: deploymentOf(estate, 'web').id });
    run(estate, 300);
    expect([deploymentOf(estate, 'web').release, losing()]).toEqual([3, 0]);
    act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: 1 });
    run(estate, 400);
    expect(losing()).toBeCloseTo(0.5, 6);
  });

  test('IM15 a leak grows by its share of the limit each minute, to the kill and from the start again', () => {
    const estate = made();
    run(estate, 1, [card('leak', 'web', 0, { factor: 0.1 })]);
    const deployment = deploymentOf(estate, 'web');
    runUntil(estate, () => instancesOf(estate, 'web').every((pod) => pod.release === 2 && pod.state === 'running'));
    const one = instancesOf(estate, 'web')[0];
    const before = one?.memoryMib ?? 0;
    run(estate, 60);
    expect((one?.memoryMib ?? 0) - before).toBeCloseTo(0.1 * deployment.limitMib, 0);
    runUntil(estate, () => happened(estate, 'pod.oomKilled').length > 0, 700);
    runUntil(estate, () => one?.state === 'running' && estate.world.tick > one.warmTick);
    expect(one?.memoryMib).toBeLessThan(0.5 * deployment.limitMib);
  });

  test('IM14 a team that has no deployment of the service is not met', () => {
    const estate = made({ scenario: { deployments: [] } });
    run(estate, 1, [card('release.bad', 'web', 0, { factor: 0.2 })]);
    expect(estate.team.flaws).toEqual([]);
  });
});

describe('processors', () => {
  /** The shop's node n1 on an ARM server, the others as they are. */
  const mixed = (): Estate => {
    const arm = catalogue.hardware.findIndex((model) => model.architecture === 'arm64');
    const estate = made({ replicas: 0 });
    (host(estate, 'n1') as { model: number }).model = arm;
    touch(estate.team);
    return estate;
  };

  test('IM17 an image for another processor ends as it starts, until it is built for every one', () => {
    const estate = mixed();
    const node = nodeOn(estate, host(estate, 'n1'));
    act(estate, { verb: 'runContainer', node: node.id, service: 'web' });
    runUntil(estate, () => happened(estate, 'pod.crashed').length > 0);
    const web = serviceIndex(estate, 'web');
    expect(instancesOf(estate, 'web')[0]?.state).toBe('backoff');
    expect(explainService(estate.rules, estate.team, web).map((link) => link.code)).toContain('pod.foreign_code');
    act(estate, { verb: 'setMultiArch', service: 'web', on: true });
    expect(buildSeconds(estate, 'web')).toBe(360);
    const build = lastBuild(estate);
    act(estate, { verb: 'pushImage', build: build.id });
    runUntil(estate, () => build.state === 'pushed');
    for (const name of ['n2', 'n3', 'n4'])
      act(estate, { verb: 'cordon', node: nodeOn(estate, host(estate, name)).id, on: true });
    act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 1 });
    act(estate, { verb: 'setRelease', deployment: deploymentOf(estate, 'web').id, release: build.release });
    run(estate, 120);
    const fresh = instancesOf(estate, 'web').find((pod) => pod.release === build.release);
    expect([fresh?.node, fresh?.state]).toEqual([node.id, 'running']);
  });

  test('IM18 a node that emulates runs it, five times slower', () => {
    const estate = mixed();
    const [arm, other] = ['n1', 'n2'].map((name) => nodeOn(estate, host(estate, name))) as [Node, Node];
    act(estate, { verb: 'setEmulation', node: arm.id, on: true });
    expect(tryTo(estate, { verb: 'setEmulation', node: arm.id, on: true })).toBe('setting.same');
    for (const { id } of [arm, other]) act(estate, { verb: 'runContainer', node: id, service: 'web' });
    runUntil(estate, () => instancesOf(estate, 'web').every((one) => one.efficiency > 0));
    const [slow, fast] = instancesOf(estate, 'web');
    const speed = (name: string) => estate.rules.models[host(estate, name).model]?.coreSpeed ?? 0;
    expect((slow?.efficiency ?? 0) / speed('n1')).toBeCloseTo((fast?.efficiency ?? 0) / speed('n2') / 5, 10);
  });
});
