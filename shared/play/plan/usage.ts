/**
 * What deployments and VMs have used, for right-sizing (SPEC PL4). A histogram of samples, as the Vertical Pod Autoscaler
 * keeps one (K36): each bucket 5 % wider than the last, old samples fading with a half-life. It is derived from what is
 * shown of an estate, like a debrief, so no world holds it and no hash knows it: whoever wants advice feeds one.
 */
import { byId } from '../../base/ids.ts';
import { lookup } from '../../sim/lookup.ts';
import type { Rulebook } from '../../sim/rulebook.ts';
import { settleGauges } from '../../sim/tick/gauges.ts';
import type { Team, World } from '../../sim/world.ts';

/** Upper ends of the buckets: 10 (millicores, MiB), then 5 % more each, to about 2 million. */
const BUCKETS = 250;
const FIRST = 10;
const GROWTH = 1.05;
const ENDS: readonly number[] = ends();
function ends(): number[] {
  const list = [FIRST];
  while (list.length < BUCKETS) list.push((list.at(-1) as number) * GROWTH);
  return list;
}

/** K36 says 24 h: here a day's traffic passes in little more than an hour, and the bill clock has nothing to do with it. */
export const HALF_LIFE_TICKS = 3600;
export const USAGE_SAMPLE_TICKS = 10;

export interface Histogram {
  readonly weights: number[];
  peak: number; // the most ever seen
}
export interface Usage {
  readonly cpuM: Histogram;
  readonly mib: Histogram;
}
/** By the id of a deployment or a VM. */
export type UsageHistory = Map<number, Usage>;

const newHistogram = (): Histogram => ({ weights: ENDS.map(() => 0), peak: 0 });

/** Call after every tick; samples every tenth. One history a team. */
export function noteUsage(history: UsageHistory, world: World, rules: Rulebook, team: Team): void {
  if (world.tick % USAGE_SAMPLE_TICKS !== 0) return;
  // A new sample weighs more than an old one: all weights are relative, so they grow instead of being faded.
  const weight = growth(world.tick);
  settleGauges(team);
  for (const [id, pods] of lookup(team).ofDeployment) {
    for (const pod of pods)
      if (pod.state === 'running') add(usageOf(history, id), pod.cpuDemandM, pod.memoryMib, weight);
  }
  for (const { vms } of lookup(team).hosts) {
    for (const { vm, inside } of vms) {
      if (vm.state !== 'running') continue;
      const footprint = rules.guests[vm.guest]?.footprintMib ?? 0;
      const used = inside.reduce((sum, { one }) => sum + one.memoryMib, footprint);
      add(usageOf(history, vm.id), vm.cpuDemandM, used, weight);
    }
  }
  for (const id of history.keys()) {
    if (byId(team.deployments, id) === undefined && byId(team.vms, id) === undefined) history.delete(id);
  }
}

/** Twice as much each half-life, linear between: no power of a fraction is exact everywhere. */
function growth(tick: number): number {
  const lives = Math.floor(tick / HALF_LIFE_TICKS);
  let weight = 1;
  for (let life = 0; life < lives; life++) weight *= 2;
  return weight * (1 + (tick - lives * HALF_LIFE_TICKS) / HALF_LIFE_TICKS);
}

function usageOf(history: UsageHistory, id: number): Usage {
  let usage = history.get(id);
  if (usage === undefined) {
    usage = { cpuM: newHistogram(), mib: newHistogram() };
    history.set(id, usage);
  }
  return usage;
}

function add(usage: Usage, cpuM: number, mib: number, weight: number): void {
  for (const [histogram, value] of [
    [usage.cpuM, cpuM],
    [usage.mib, mib],
  ] as const) {
    let low = 0;
    let high = BUCKETS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ENDS[middle] as number) >= value) high = middle;
      else low = middle + 1;
    }
    histogram.weights[low] = (histogram.weights[low] as number) + weight;
    histogram.peak = Math.max(histogram.peak, value);
  }
}

/** The upper end of the bucket in which that share of the weight is reached: at least that share of use lies below. */
export function percentile({ weights, peak }: Histogram, share: number): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  for (const [bucket, weight] of weights.entries()) {
    below += weight;
    if (below >= share * all && all > 0) return Math.min(ENDS[bucket] as number, Math.max(peak, FIRST));
  }
  return 0;
}
