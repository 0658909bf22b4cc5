/** What the planning panel shows, from what was found: rows, lines and the shape of a band. */
import { byId } from '../../shared/base/ids.ts';
import type { PlanningAids } from '../../shared/play/plan/aids.ts';
import type { Band } from '../../shared/play/plan/outlook.ts';
import type { ServiceCost } from '../../shared/play/plan/service-costs.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Domain } from '../../shared/sim/places-without.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';

/** A size that is this much off is worth an order. */
const WORTH = 0.1;

export type SizeCommand = Extract<Command, { verb: 'setResources' | 'resizeVm' }>;
export interface SizeAdvice {
  readonly kind: 'deployment' | 'vm';
  readonly id: number;
  readonly from: readonly [cpu: number, mib: number]; // millicores of a pod, vCPUs of a VM
  readonly to: readonly [cpu: number, mib: number];
  readonly command: SizeCommand;
}

const isOff = (from: number, to: number): boolean => Math.abs(to - from) > WORTH * Math.max(from, to);

/** Sizes that are far from what is needed, by how much memory it would free or take, largest first. */
export function sizeAdvice(
  aids: Pick<PlanningAids, 'podSizes' | 'vmSizes'>,
  facts: Facts,
  rules: Rulebook,
): SizeAdvice[] {
  const advice: SizeAdvice[] = [];
  for (const { deployment, ...size } of aids.podSizes) {
    const now = byId(facts.deployments, deployment);
    if (now === undefined || !rules.verbs.has('setResources')) continue;
    const from = [now.requestCpuM, now.requestMib] as const;
    const to = [size.requestCpuM, size.requestMib] as const;
    const command = { verb: 'setResources', deployment, ...size } as const;
    if (isOff(from[0], to[0]) || isOff(from[1], to[1]))
      advice.push({ kind: 'deployment', id: deployment, from, to, command });
  }
  for (const { vm, vcpus, memoryMib } of aids.vmSizes) {
    const now = byId(facts.vms, vm);
    const isNode = facts.nodes.some((node) => node.vm === vm); // its size is what pods may ask of it
    if (now === undefined || isNode || !rules.verbs.has('resizeVm')) continue;
    const from = [now.vcpus, now.memoryMib] as const;
    const to = [vcpus, memoryMib] as const;
    const command = { verb: 'resizeVm', vm, vcpus, memoryMib } as const;
    if (isOff(from[0], to[0]) || isOff(from[1], to[1])) advice.push({ kind: 'vm', id: vm, from, to, command });
  }
  const gap = ({ from, to }: SizeAdvice) => Math.abs(to[1] - from[1]);
  return advice.sort((a, b) => gap(b) - gap(a) || a.id - b.id);
}

export interface Losses {
  readonly hurting: readonly Domain[]; // with something that would have no place, most of it first
  readonly safe: readonly Domain[];
}

const homeless = ({ refuges }: Domain): number => refuges.filter(({ place }) => place === 0).length;

/** A feed that carries one rack alone is that rack. */
export function lossesOf({ domains }: Pick<PlanningAids, 'domains'>, rules: Rulebook): Losses {
  const racksOn = (index: number) => rules.feedOf.filter((feed) => feed === rules.feedOf[index]).length;
  const told = domains.filter(({ kind, index }) => kind !== 'feed' || racksOn(index) > 1);
  const hurting = told.filter((domain) => homeless(domain) > 0).sort((a, b) => homeless(b) - homeless(a));
  return { hurting, safe: told.filter((domain) => homeless(domain) === 0 && domain.refuges.length > 0) };
}

/** Dearest first; what nobody uses stands at the end, if it costs anything. */
export function costRows(costs: readonly ServiceCost[]): readonly ServiceCost[] {
  const used = costs.filter(({ service, perHourMicroCents }) => service >= 0 && perHourMicroCents > 0);
  used.sort((a, b) => b.perThousandMicroCents - a.perThousandMicroCents || b.perHourMicroCents - a.perHourMicroCents);
  return [...used, ...costs.filter(({ service, perHourMicroCents }) => service < 0 && perHourMicroCents > 0)];
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly low: number;
  readonly high: number;
}

/** The values that all bands lie between, never nothing; none passes the most that there can be. */
export function spanOf(
  bands: readonly (readonly Band[])[],
  least: number,
  most = Infinity,
): readonly [low: number, high: number] {
  const values = bands.flat().flatMap(({ p10, p90 }) => [p10, p90]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high - low < least)) return [low, high];
  const top = Math.min(most, (low + high + least) / 2);
  return [top - least, top];
}

/** Points of an SVG line: the middles, and the outline of the band, from left to right and back. */
export function bandLines(band: readonly Band[], frame: Frame): { middle: string; outline: string } {
  const x = (place: number) => ((band.length < 2 ? 1 : place / (band.length - 1)) * frame.width).toFixed(1);
  const y = (value: number) =>
    (frame.height - ((value - frame.low) / (frame.high - frame.low)) * frame.height).toFixed(1);
  const line = (of: keyof Band) => band.map((one, place) => `${x(place)},${y(one[of])}`);
  return { middle: line('p50').join(' '), outline: [...line('p90'), ...line('p10').reverse()].join(' ') };
}
