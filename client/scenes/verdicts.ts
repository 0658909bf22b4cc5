/** What the carried thing would mean at a place: a shape, a few words and a number, from the same `check` as the server's. */
import { byId } from '../../shared/base/ids.ts';
import { guestFor } from '../../shared/sim/commands/vms.ts';
import { emulatedSpeed } from '../../shared/sim/machines/architecture.ts';
import type { ModelRule, Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { VmFacts } from '../../shared/sim/world.ts';
import type { Health } from '../look/marks.tsx';
import { placeOf } from '../play/draft-marks.ts';
import { fitting } from '../play/group-targets.ts';
import type { Carry, Target } from '../play/targets.ts';
import { decimal, wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { KNEE } from './health.ts';

export interface Saying {
  readonly health: Health;
  readonly title: string;
  readonly detail: string;
  readonly thenPercent: number; // CPU of the host afterwards; -1: not known
}

const gib = (mib: number): string => decimal(mib / 1024);

export function sayingOf(target: Target, carry: Carry, view: TeamView, rules: Rulebook, pace: number): Saying {
  const { floor } = words;
  const host = byId(view.hosts, target.host);
  const now = host?.cpuPercent ?? 0;
  const then = host === undefined ? -1 : predictedPercent(carry, target.host, view, rules);
  const detail = then >= 0 ? floor.cpuChange(now, then) : '';
  if (!target.verdict.ok) return refusal(target.verdict.code, target.verdict.numbers);
  if (carry.kind === 'model') {
    const lead = rules.models.find((one) => one.id === carry.model)?.leadTicks ?? 0;
    return { health: 'ok', title: floor.comesHere, detail: floor.comesIn(wait(lead, pace)), thenPercent: -1 };
  }
  if (carry.kind === 'platform') {
    const ticks = rules.platforms.find((one) => one.id === carry.platform)?.installTicks ?? 0;
    return { health: 'ok', title: floor.comesHere, detail: floor.installsIn(wait(ticks, pace)), thenPercent: -1 };
  }
  if (then > KNEE * 100) return { health: 'watch', title: floor.fitsPastKnee, detail, thenPercent: then };
  const left = target.freeMib - target.needMib;
  return { health: 'ok', title: left >= 0 ? floor.fits(gib(left)) : floor.comesHere, detail, thenPercent: then };
}

/** Of several in one hand: how many it takes, and what the first of the others lacks. */
export function groupSayingOf(target: Target, carries: readonly Carry[], view: TeamView, rules: Rulebook): Saying {
  const { group = [], freeMib, needMib } = target;
  const { acting, floor } = words;
  const fit = fitting(target);
  const out = group.find(({ verdict }) => !verdict.ok);
  if (fit === 0 && !target.verdict.ok) return refusal(target.verdict.code, target.verdict.numbers);
  const now = byId(view.hosts, target.host)?.cpuPercent ?? 0;
  const then = carries.reduce((sum, carry) => sum + predictedPercent(carry, target.host, view, rules) - now, now);
  if (out === undefined || out.verdict.ok) {
    const health = then > KNEE * 100 ? 'watch' : 'ok';
    const title = acting.carry.allFitLeft(fit, Math.max(0, freeMib - needMib));
    return { health, title, detail: floor.cpuChange(now, then), thenPercent: then };
  }
  const { name } = placeOf(out.command, view.facts, rules);
  const { needMib: need, freeMib: free } = out.verdict.numbers;
  const lacks = need !== undefined && free !== undefined ? acting.carry.lacks(name, need - free) : name;
  return { health: 'watch', title: acting.carry.someFit(fit, group.length), detail: lacks, thenPercent: -1 };
}

function refusal(code: string, numbers: Readonly<Record<string, number>>): Saying {
  const { floor } = words;
  const { needMib, freeMib } = numbers;
  if (needMib !== undefined && freeMib !== undefined) {
    const title = floor.needsMore(gib(needMib - freeMib));
    return { health: 'dead', title, detail: floor.hasWants(gib(freeMib), gib(needMib)), thenPercent: -1 };
  }
  return { health: 'dead', title: floor.refusals[code] ?? floor.refused, detail: '', thenPercent: -1 };
}

/** The host's CPU if what is carried worked there as hard as it does now. */
export function predictedPercent(carry: Carry, hostId: number, view: TeamView, rules: Rulebook): number {
  const host = byId(view.hosts, hostId);
  const model = rules.models[host?.model ?? -1];
  if (host === undefined || model === undefined) return -1;
  const work = workOf(carry, view, rules);
  const speed = model.coreSpeed * emulatedSpeed(rules, host, guestOf(carry, view, rules));
  return work === null ? -1 : Math.round(host.cpuPercent + (100 * work) / (model.cores * speed));
}

/** Standard cores that the carried thing is using now. */
function workOf(carry: Carry, view: TeamView, rules: Rulebook): number | null {
  if (carry.kind === 'vm') {
    const vm = byId(view.vms, carry.id);
    return vm === undefined ? null : (vm.cpuPercent / 100) * vm.vcpus * speedOf(vm, view, rules);
  }
  if (carry.kind !== 'process') return null;
  const process = byId(view.instances, carry.id);
  const model = rules.models[byId(view.hosts, process?.host ?? 0)?.model ?? -1] as ModelRule | undefined;
  if (process === undefined || model === undefined) return null;
  const most = rules.services[process.service]?.threads ?? 1; // its percentage is of them, however few cores there are
  return (process.cpuPercent / 100) * most * model.coreSpeed;
}

function speedOf(vm: Pick<VmFacts, 'host' | 'guest'>, view: TeamView, rules: Rulebook): number {
  const host = byId(view.hosts, vm.host);
  return host === undefined ? 1 : (rules.models[host.model]?.coreSpeed ?? 1) * emulatedSpeed(rules, host, vm.guest);
}

/** What it would run on: its own guest, or the one that a process gets as a VM; -1: none. */
function guestOf(carry: Carry, view: TeamView, rules: Rulebook): number {
  if (carry.kind === 'vm') return byId(view.vms, carry.id)?.guest ?? -1;
  const from = byId(view.hosts, originOf(carry, view));
  return from === undefined ? -1 : guestFor(rules, from);
}

/** Where something in the hand comes from; 0: from the catalogue. */
export function originOf(carry: Carry, view: TeamView): number {
  if (carry.kind === 'vm') return byId(view.vms, carry.id)?.host ?? 0;
  return carry.kind === 'process' ? (byId(view.instances, carry.id)?.host ?? 0) : 0;
}

export const jarKeyOf = (carry: Carry | null): string =>
  carry?.kind === 'vm' ? `v${carry.id}` : carry?.kind === 'process' || carry?.kind === 'pod' ? `i${carry.id}` : '';
