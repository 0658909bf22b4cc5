/** Container engines and what stands between a container and its machine: SPEC RT1–RT9. */
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../shared/content/schema.ts';
import { sandboxSpeed } from '../../../shared/sim/containers/sandbox.ts';
import { explainPending } from '../../../shared/sim/explain.ts';
import { isLosable } from '../../../shared/sim/survive.ts';
import {
  act,
  deploymentOf,
  type Estate,
  estateOf,
  host,
  hostSpec,
  nodeOn,
  podsOn,
  run,
  runUntil,
  tryTo,
  vm,
} from './estate.ts';

/** Machines of a test's own with the market's stalls on them. */
function market(hosts: Scenario['hosts'], more: Partial<Scenario> = {}): Estate {
  return estateOf('4-2', {
    scenario: {
      racks: ['A', 'B', 'C'].map((name) => ({ name, slots: 6 })),
      hosts,
      deployments: [],
      demands: [{ application: 'market-stalls', requestsPerSecond: [[0, 30]], regimes: null, noiseShare: 0 }],
      ...more,
    },
  });
}

const t2 = (name: string, platform: string | null) => hostSpec(name, 0, 0, { model: 't2', platform });
const s12 = (name: string, slot: number, platform: string, runtime: string | null) =>
  hostSpec(name, 1, slot, { platform, runtime });

/** Runs stalls by hand on a node until the kernel kills one or the node is full; returns how many it carries. */
function fill(estate: Estate, node: number, service = 'stall'): number {
  for (let many = 0; many < 110; many++) {
    const kills = () => estate.events.filter((event) => event.kind === 'pod.oomKilled').length;
    act(estate, { verb: 'runContainer', node, service });
    const one = estate.team.instances.at(-1);
    runUntil(estate, () => one?.state === 'running' || kills() > 0);
    run(estate, 15);
    if (kills() > 0) return many;
  }
  return 110;
}

describe('engines', () => {
  test('RT1 Podman and LXC know no cluster, CRI-O nothing else, and rkt can be had no more', () => {
    const estate = market([s12('a', 0, 'linux', null)]);
    const target = host(estate, 'a').id;
    const join = (runtime: string) => tryTo(estate, { verb: 'joinNode', target, runtime });
    const install = (runtime: string) => tryTo(estate, { verb: 'installRuntime', target, runtime });
    expect([join('podman'), join('lxc'), join('rkt'), join('docker-windows')]).toEqual([
      'runtime.by_hand_only',
      'runtime.by_hand_only',
      'runtime.archived',
      'kernel.mismatch',
    ]);
    expect([install('cri-o'), install('rkt'), install('none-such')]).toEqual([
      'runtime.cluster_only',
      'runtime.archived',
      'runtime.not_allowed',
    ]);
    expect(install('podman')).toBe('ok');
    expect(install('podman')).toBe('node.exists');
  });

  test('RT1 nothing is run by hand on CRI-O, and what runs on rkt goes on', () => {
    const estate = market([s12('a', 0, 'linux', 'cri-o'), s12('b', 1, 'linux', 'rkt')]);
    const run1 = (name: string) =>
      tryTo(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, name)).id, service: 'stall' });
    expect(run1('a')).toBe('runtime.cluster_only');
    expect(run1('b')).toBe('ok');
    run(estate, 60);
    expect(estate.team.instances.at(-1)?.state).toBe('running');
  });

  test('RT2 an engine by itself is ready at once, takes no pods, and needs no quorum', () => {
    const estate = market([hostSpec('a', 0, 0, { platform: 'linux', controlPlane: true }), s12('b', 0, 'linux', null)]);
    host(estate, 'a').state = 'off'; // the control plane is gone
    act(estate, { verb: 'installRuntime', target: host(estate, 'b').id, runtime: 'docker' });
    const node = nodeOn(estate, host(estate, 'b'));
    expect([node.ready, node.standalone]).toEqual([true, true]);
    host(estate, 'a').state = 'on';
    act(estate, { verb: 'deploy', service: 'stall', replicas: 1 });
    run(estate, 30);
    const pod = estate.team.instances.at(-1);
    expect(pod?.state).toBe('pending');
    const codes = explainPending(estate.rules, estate.team, pod as NonNullable<typeof pod>).map((link) => link.code);
    expect(codes).toContain('node.standalone');
  });

  test('RT2 a scenario may start with an engine that knows no cluster', () => {
    const estate = market([s12('a', 0, 'linux', 'podman')]);
    act(estate, { verb: 'deploy', service: 'stall', replicas: 1 });
    run(estate, 30);
    expect(nodeOn(estate, host(estate, 'a')).standalone).toBe(true);
    expect(estate.team.instances[0]?.state).toBe('pending');
  });

  test('RT3 gVisor does 0.42 of the work of an http service, and all of a computation', () => {
    const speed = (runtime: string): number => {
      const estate = market([s12('a', 0, 'linux', runtime)]);
      act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, 'a')).id, service: 'stall' });
      run(estate, 60);
      return estate.team.instances.at(-1)?.efficiency ?? 0;
    };
    const plain = speed('containerd');
    expect(speed('gvisor') / plain).toBeCloseTo(0.42, 1); // 375 of 886 requests/s (C4)
    expect(speed('kata') / plain).toBeGreaterThan(0.9);
    const { rules, team } = market([s12('a', 0, 'linux', 'gvisor')]);
    const computing = { ...rules, services: rules.services.map((service) => ({ ...service, syscallShare: 0 })) };
    expect(sandboxSpeed(computing, { service: 0 }, team.nodes[0])).toBe(1);
  });

  test('RT3 a node of Kata reserves a small machine beside each pod', () => {
    const pods = (runtime: string): number => {
      const estate = market([s12('a', 0, 'linux', runtime)]);
      act(estate, { verb: 'deploy', service: 'stall', replicas: 109 });
      run(estate, 3);
      return podsOn(estate, nodeOn(estate, host(estate, 'a'))).length;
    };
    expect(pods('containerd')).toBe(109);
    expect(pods('kata')).toBe(Math.floor(12_000 / 280)); // 30m and 250m each (H6)
  });

  test('RT4 a restart of the daemon ends its containers, unless it was told to leave them', () => {
    const restarts = (runtime: string, liveRestore: boolean): number => {
      const estate = market([s12('a', 0, 'linux', runtime)]);
      const node = nodeOn(estate, host(estate, 'a'));
      act(estate, { verb: 'deploy', service: 'stall', replicas: 3 });
      run(estate, 60);
      if (liveRestore) act(estate, { verb: 'setLiveRestore', node: node.id, on: true });
      const incident = { kind: 'daemon.restarts', target: 'busiest', factor: 1, warningTicks: 0, ticks: 0 };
      run(estate, 1, [{ kind: 'inject', incident }]);
      return estate.team.instances.reduce((sum, one) => sum + one.restarts, 0);
    };
    expect(restarts('docker', false)).toBe(3);
    expect(restarts('docker', true)).toBe(0);
    expect(restarts('containerd', false)).toBe(0);
  });

  test('RT4 live-restore is a setting of a daemon', () => {
    const estate = market([s12('a', 0, 'linux', 'containerd'), s12('b', 1, 'linux', 'docker')]);
    const set = (name: string, on: boolean) =>
      tryTo(estate, { verb: 'setLiveRestore', node: nodeOn(estate, host(estate, name)).id, on });
    expect([set('a', true), set('b', false), set('b', true)]).toEqual(['runtime.no_daemon', 'setting.same', 'ok']);
  });

  test('RT5 LXC pulls the whole image again for another build of it', () => {
    const pull = (runtime: string): number => {
      const estate = market([s12('a', 0, 'linux', null)]);
      act(estate, { verb: 'installRuntime', target: host(estate, 'a').id, runtime });
      const node = nodeOn(estate, host(estate, 'a'));
      node.layers.push(estate.rules.layerOf.get('python-slim') ?? -1);
      act(estate, { verb: 'runContainer', node: node.id, service: 'stall' });
      return estate.team.instances.at(-1)?.untilTick ?? 0;
    };
    expect(pull('podman')).toBe(Math.ceil((45 + 15) / 12));
    expect(pull('lxc')).toBe(Math.ceil((125 + 45 + 15) / 12));
  });

  test('RT8 a node that leaves the cluster comes back with another engine', () => {
    const estate = market([s12('a', 0, 'linux', 'docker')]);
    const target = host(estate, 'a').id;
    expect(tryTo(estate, { verb: 'joinNode', target, runtime: 'containerd' })).toBe('node.exists');
    act(estate, { verb: 'drain', node: nodeOn(estate, host(estate, 'a')).id });
    act(estate, { verb: 'joinNode', target, runtime: 'gvisor' });
    expect(estate.rules.runtimes[nodeOn(estate, host(estate, 'a')).runtime]?.id).toBe('gvisor');
  });
});

describe('kernels and namespaces', () => {
  test('RT6 a Windows image needs a Windows node, and a Linux image is refused there', () => {
    const estate = market([s12('lin', 0, 'linux', 'containerd'), s12('win', 1, 'windows', 'docker-windows')]);
    const [lin, win] = ['lin', 'win'].map((name) => nodeOn(estate, host(estate, name)).id) as [number, number];
    expect(tryTo(estate, { verb: 'runContainer', node: win, service: 'stall' })).toBe('kernel.mismatch');
    expect(tryTo(estate, { verb: 'runContainer', node: lin, service: 'windows-stall' })).toBe('kernel.mismatch');
    act(estate, { verb: 'deploy', service: 'windows-stall', replicas: 1 });
    run(estate, 10);
    expect(estate.team.instances.at(-1)?.node).toBe(win);
    act(estate, { verb: 'drain', node: win });
    run(estate, 10);
    const pod = estate.team.instances.at(-1) as Estate['team']['instances'][number];
    expect(pod.state).toBe('pending');
    expect(explainPending(estate.rules, estate.team, pod).map((link) => link.code)).toContain('node.kernel');
  });

  test('RT6 HR1 a Windows pod finds no place on Linux nodes when its own is lost', () => {
    const losable = (second: string, runtime: string): boolean => {
      const estate = market([s12('win', 0, 'windows', 'docker-windows'), s12('other', 1, second, runtime)]);
      act(estate, { verb: 'deploy', service: 'windows-stall', replicas: 1 });
      run(estate, 30);
      const where = estate.team.nodes.find((node) => node.id === estate.team.instances[0]?.node)?.host ?? 0;
      const { world, rules, team } = estate;
      return isLosable(world, rules, team, team.hosts.find((one) => one.id === where) as (typeof team.hosts)[number]);
    };
    expect(losable('linux', 'containerd')).toBe(false);
    expect(losable('windows', 'docker-windows')).toBe(true);
  });

  test('RT6 a container in a VM needs the kernel of the guest', () => {
    const guests = ['linux', 'windows'].map((guest) => ({
      name: guest,
      guest,
      vcpus: 2,
      memoryMib: 8192,
      service: null,
      runtime: null,
    }));
    const estate = market([hostSpec('a', 0, 0, { platform: 'kvm', vms: guests })]);
    const join = (name: string, runtime: string) =>
      tryTo(estate, { verb: 'joinNode', target: vm(estate, name).id, runtime });
    expect(join('linux', 'docker-windows')).toBe('kernel.mismatch');
    expect(join('windows', 'docker-windows')).toBe('ok');
    expect(join('linux', 'containerd')).toBe('ok');
  });

  test('RT7 two Pythons collide on one OS as processes, and not as containers', () => {
    const estate = market([
      hostSpec('a', 0, 0, { platform: 'linux', processes: ['stall'] }),
      hostSpec('b', 1, 0, { platform: 'linux', processes: ['old-stall'] }),
      s12('c', 1, 'linux', 'containerd'),
    ]);
    const old = estate.team.instances.find((one) => one.host === host(estate, 'b').id);
    expect(tryTo(estate, { verb: 'moveProcess', instance: old?.id ?? 0, host: host(estate, 'a').id })).toBe(
      'host.conflict',
    );
    const node = nodeOn(estate, host(estate, 'c'));
    for (const service of ['stall', 'old-stall']) act(estate, { verb: 'runContainer', node: node.id, service });
    run(estate, 60);
    expect(podsOn(estate, node).map((one) => one.state)).toEqual(['running', 'running']);
    expect(podsOn(estate, node).every((one) => one.efficiency > 0)).toBe(true);
  });
});

describe('density (09-balance check 2)', () => {
  const vms = (): number => {
    const estate = market([t2('a', 'kvm')]);
    const { id } = host(estate, 'a');
    let many = 0;
    // 256 MiB of guest and 230 of stall, in steps of 64 MiB as an operator gives them.
    while (tryTo(estate, { verb: 'createVm', host: id, guest: 'linux', vcpus: 1, memoryMib: 576 }) === 'ok') {
      many += 1;
      run(estate, 2); // hands' time comes back
    }
    return many;
  };
  const bare = (): number => {
    const estate = market([t2('a', 'linux')]);
    act(estate, { verb: 'installRuntime', target: host(estate, 'a').id, runtime: 'podman' });
    return fill(estate, nodeOn(estate, host(estate, 'a')).id);
  };
  const hybrid = (): number => {
    const fat = (name: string) => ({ name, guest: 'linux', vcpus: 1, memoryMib: 3538, service: null, runtime: null });
    let many = 0;
    for (const name of ['x', 'y']) {
      const estate = market([hostSpec('a', 0, 0, { model: 't2', platform: 'kvm', vms: [fat('x'), fat('y')] })]);
      act(estate, { verb: 'installRuntime', target: vm(estate, name).id, runtime: 'podman' });
      many += fill(estate, estate.team.nodes[0]?.id ?? 0);
    }
    return many;
  };

  test('RT9 three machines of 8 GiB carry 33 stalls as VMs, 96 as containers, 84 in large VMs: two to three times', () => {
    const [asVms, onBare, inVms] = [3 * vms(), 3 * bare(), 3 * hybrid()];
    expect([asVms, onBare, inVms]).toEqual([33, 96, 84]);
    for (const many of [onBare, inVms]) {
      expect(many / asVms).toBeGreaterThan(2); // C12
      expect(many / asVms).toBeLessThan(3);
    }
  });

  test('RT9 a cluster node keeps memory for its kubelet, and still carries more than twice as many', () => {
    const estate = market([hostSpec('a', 0, 0, { model: 't2', platform: 'linux', runtime: 'containerd' })]);
    act(estate, { verb: 'deploy', service: 'stall', replicas: 40 });
    run(estate, 5);
    const placed = podsOn(estate, nodeOn(estate, host(estate, 'a'))).length;
    expect(deploymentOf(estate, 'stall').replicas).toBe(40);
    expect(placed / vms()).toBeGreaterThan(2);
    expect(placed / vms()).toBeLessThan(3);
  });
});
