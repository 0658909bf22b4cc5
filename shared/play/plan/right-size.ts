/** What a deployment should ask for and a VM should have, from what they have used (SPEC PL4, K36). */
import { byId } from '../../base/ids.ts';
import type { Team } from '../../sim/world.ts';
import { percentile, type Usage, type UsageHistory } from './usage.ts';

/** 95 of 100 samples and 15 % more (K36 has p90 + 15 %; 03-model asks for p95, and an estate here is watched for an hour, not a week). */
const SHARE = 0.95;
const MARGIN = 1.15;

export interface PodSize {
  readonly requestCpuM: number;
  readonly requestMib: number;
  readonly limitCpuM: number; // 0: none, as it is
  readonly limitMib: number;
}
export interface VmSize {
  readonly vcpus: number;
  readonly memoryMib: number;
}

export const withMargin = (usage: Usage, of: 'cpuM' | 'mib'): number =>
  Math.ceil(percentile(usage[of], SHARE) * MARGIN);

/** For a deployment: limits keep their ratio to the requests, and no limit on memory is below what was ever used. */
export function sizeOfPods(history: UsageHistory, team: Team, deployment: number): PodSize | undefined {
  const usage = history.get(deployment);
  const now = byId(team.deployments, deployment);
  if (usage === undefined || now === undefined) return undefined;
  const requestCpuM = withMargin(usage, 'cpuM');
  const requestMib = withMargin(usage, 'mib');
  const scaled = (limit: number, asked: number, request: number) =>
    limit === 0 ? 0 : Math.max(request, Math.ceil((limit * request) / Math.max(1, asked)));
  const peak = Math.ceil(usage.mib.peak * MARGIN);
  return {
    requestCpuM,
    requestMib,
    limitCpuM: scaled(now.limitCpuM, now.requestCpuM, requestCpuM),
    limitMib: now.limitMib === 0 ? 0 : Math.max(peak, requestMib),
  };
}

export function sizeOfVm(history: UsageHistory, team: Team, vm: number): VmSize | undefined {
  const usage = history.get(vm);
  if (usage === undefined || byId(team.vms, vm) === undefined) return undefined;
  const vcpus = Math.max(1, Math.ceil(withMargin(usage, 'cpuM') / 1000));
  const peak = Math.ceil(usage.mib.peak); // what does not fit is killed, so memory is never below the most that was used
  return { vcpus, memoryMib: Math.max(peak, withMargin(usage, 'mib')) };
}
