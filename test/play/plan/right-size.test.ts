import { describe, expect, test } from 'vitest';
import { sizeOfPods, sizeOfVm } from '../../../shared/play/plan/right-size.ts';
import { HALF_LIFE_TICKS, noteUsage, percentile, type UsageHistory } from '../../../shared/play/plan/usage.ts';
import type { Vm } from '../../../shared/sim/world.ts';
import { cluster, deploymentOf, type Estate, hypervisors, instancesOf, run } from '../../sim/systems/estate.ts';

function watch(estate: Estate, ticks: number): UsageHistory {
  const history: UsageHistory = new Map();
  for (let tick = 0; tick < ticks; tick++) {
    run(estate, 1);
    noteUsage(history, estate.world, estate.rules, estate.team);
  }
  return history;
}

describe('SPEC PL4 the right size', () => {
  test('of pods is p95 of their use and 15 % more, never below it', () => {
    const estate = cluster();
    const seen: number[] = [];
    const history: UsageHistory = new Map();
    const web = deploymentOf(estate, 'web');
    for (let tick = 0; tick < 300; tick++) {
      run(estate, 1);
      noteUsage(history, estate.world, estate.rules, estate.team);
      if (estate.world.tick % 10 === 0) seen.push(...instancesOf(estate, 'web').map((pod) => pod.cpuDemandM));
    }
    const size = sizeOfPods(history, estate.team, web.id);
    const sorted = seen.sort((a, b) => a - b);
    const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] as number;
    expect(size?.requestCpuM).toBeGreaterThanOrEqual(p95 * 1.15 - 1);
    expect(size?.requestCpuM).toBeLessThanOrEqual(Math.max(p95, 10) * 1.15 * 1.06 + 1); // a bucket's width
    const most = Math.max(...instancesOf(estate, 'web').map((pod) => pod.memoryMib));
    expect(size?.requestMib).toBeGreaterThanOrEqual(Math.floor(most));
    if (web.limitMib > 0) expect(size?.limitMib).toBeGreaterThanOrEqual(size?.requestMib ?? 0);
  });

  test('of a VM has room for its guest and what runs in it, and a vCPU for each core that it asks for', () => {
    const estate = hypervisors();
    const history = watch(estate, 200);
    const vm = estate.team.vms.find((one) => one.service >= 0 && one.state === 'running') as Vm;
    const size = sizeOfVm(history, estate.team, vm.id);
    const inside = instancesOf(estate, estate.rules.services[vm.service]?.id ?? '').filter((one) => one.vm === vm.id);
    const used = inside.reduce((sum, one) => sum + one.memoryMib, estate.rules.guests[vm.guest]?.footprintMib ?? 0);
    expect(size?.memoryMib).toBeGreaterThanOrEqual(used);
    expect((size?.vcpus ?? 0) * 1000).toBeGreaterThanOrEqual(vm.cpuDemandM);
  });

  test('forgets by half in an hour', () => {
    const estate = cluster();
    const history = watch(estate, 20);
    const id = deploymentOf(estate, 'web').id;
    for (const pod of instancesOf(estate, 'web')) Object.assign(pod, { cpuDemandM: 5000 });
    estate.world.tick = 3 * HALF_LIFE_TICKS;
    noteUsage(history, estate.world, estate.rules, estate.team);
    const cpu = history.get(id)?.cpuM;
    expect(percentile(cpu!, 0.5)).toBeGreaterThan(4000); // one new sample outweighs two of three hours ago
    expect(percentile(cpu!, 0.05)).toBeLessThan(4000);
  });

  test('is unknown of what nobody has watched, and forgotten with what is gone', () => {
    const estate = cluster();
    const history = watch(estate, 20);
    const { id } = deploymentOf(estate, 'web');
    expect(sizeOfPods(new Map(), estate.team, id)).toBeUndefined();
    expect(sizeOfVm(history, estate.team, id)).toBeUndefined();
    estate.team.deployments = estate.team.deployments.filter((one) => one.id !== id);
    estate.team.instances = estate.team.instances.filter((one) => one.deployment !== id);
    estate.team.topology += 1;
    estate.world.tick = 40;
    noteUsage(history, estate.world, estate.rules, estate.team);
    expect(history.has(id)).toBe(false);
  });
});
