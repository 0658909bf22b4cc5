/** Why a host is slow, dear, not to be returned, and what would be lost with it (SPEC WH5). */
import { byId } from '../../base/ids.ts';
import { TICKS_PER_HOUR } from '../../base/units.ts';
import { lookup } from '../lookup.ts';
import { licencePerTick } from '../machines/licences.ts';
import { powerPriceFactor } from '../machines/site.ts';
import { placedMib } from '../placement.ts';
import { isPlaced, placesWithout } from '../places-without.ts';
import { type ModelRule, type Rulebook, usableMib } from '../rulebook.ts';
import { settleGauges } from '../tick/gauges.ts';
import { factsOf } from '../view.ts';
import type { Host, Team, World } from '../world.ts';
import { explainEvacuation } from './evacuation.ts';
import { explainExposed } from './security.ts';
import { explainOff } from './stopped.ts';
import { BUSY, type Why, why } from './why.ts';

/** Less than this much of its cores in use: most of the watts are then those of an idle machine (P1–P4). */
const IDLE = 0.3;
const MICRO_CENTS_PER_CENT = 1_000_000;

/** Everything there is to say about a machine, what hurts first. */
export function explainHost(world: World, rules: Rulebook, team: Team, id: number): Why[] {
  const host = byId(team.hosts, id);
  if (host === undefined) return [];
  return [
    ...explainOff(host),
    ...explainExposed(rules, team, host),
    ...explainUse(world, rules, team, host),
    ...explainPrice(world, rules, team, host),
    ...explainEvacuation(rules, team, host),
    ...explainKept(team, host),
    ...explainLoss(world, rules, team, host),
  ];
}

/** Slow: its cores are all in use, and by whom most; or its memory is nearly all given away. */
function explainUse(world: World, rules: Rulebook, team: Team, host: Host): Why[] {
  if (host.state !== 'on') return [];
  const model = rules.models[host.model] as ModelRule;
  const chain: Why[] = [];
  if (host.cpuUtilisation > BUSY) {
    const numbers = { cpuPercent: Math.round(host.cpuUtilisation * 100), capacityM: model.capacityM };
    chain.push(why('host.busy', host.id, numbers), ...explainBiggest(team, host));
  }
  const usable = usableMib(rules, host);
  const placed = placedMib(factsOf(world, team), rules, host.id);
  const used = Math.max(placed, Math.round(host.memoryUsedMib));
  if (used > 0.9 * usable) chain.push(why('host.memory_full', host.id, { usedMib: used, usableMib: usable }));
  return chain;
}

/** The one on it that wants most CPU: a VM, a process or a container. */
function explainBiggest(team: Team, host: Host): Why[] {
  settleGauges(team);
  const load = lookup(team).hosts.find((entry) => entry.host.id === host.id);
  let biggest: { id: number; cpuDemandM: number; cpuGrantedM: number } | undefined;
  for (const one of [...(load?.vms ?? []).map(({ vm }) => vm), ...(load?.direct ?? []).map((placed) => placed.one)]) {
    if (biggest === undefined || one.cpuDemandM > biggest.cpuDemandM) biggest = one;
  }
  if (biggest === undefined) return [];
  const numbers = { demandM: Math.round(biggest.cpuDemandM), grantedM: Math.round(biggest.cpuGrantedM) };
  return [why('host.biggest', biggest.id, numbers)];
}

/** Dear: what an hour costs, by what, and how much of the power would be drawn for nothing. */
function explainPrice(world: World, rules: Rulebook, team: Team, host: Host): Why[] {
  if (host.state === 'ordered') return [];
  const model = rules.models[host.model] as ModelRule;
  const hourly = (perTick: number) => Math.round((perTick * TICKS_PER_HOUR) / MICRO_CENTS_PER_CENT);
  const rentCents = hourly(host.isCommitted ? model.committedPerTick : model.rentPerTick);
  const powerCents = hourly(host.watts * rules.prices.perJoule * powerPriceFactor(world));
  const licenceCents = hourly(licencePerTick(team, rules, host));
  const chain = [why('host.costs', host.id, { rentCents, powerCents, licenceCents })];
  if (host.state === 'on' && host.cpuUtilisation < IDLE) {
    const numbers = { watts: Math.round(host.watts), idleWatts: model.powerWatts[0] ?? 0 };
    chain.push(why('host.idles', host.id, { ...numbers, cpuPercent: Math.round(host.cpuUtilisation * 100) }));
  }
  return chain;
}

/** Not to be returned: it decides for the cluster, or something is still on it (HW5). */
function explainKept(team: Team, host: Host): Why[] {
  if (host.leaseEndTick > 0) return [why('host.leaves', host.id, { untilTick: host.leaseEndTick })];
  const chain: Why[] = [];
  if (host.controlPlane) chain.push(why('host.control_plane', host.id));
  const onIt = (one: { readonly host: number }) => one.host === host.id;
  const inVms = new Set(team.vms.filter(onIt).map((vm) => vm.id));
  const vms = inVms.size;
  const processes = team.instances.filter((one) => one.kind === 'process' && onIt(one)).length;
  const nodes = new Set(team.nodes.filter((node) => onIt(node) || inVms.has(node.vm)).map((node) => node.id));
  const pods = team.instances.filter((one) => nodes.has(one.node)).length;
  const copies = team.transfers.filter((one) => one.fromHost === host.id || one.toHost === host.id).length;
  if (vms + processes + copies + nodes.size > 0) {
    chain.push(why('host.holds', host.id, { vms, processes, nodes: nodes.size, pods, copies }));
  }
  return chain;
}

/** What is on it, and how much of that would have no place without it (HR1, PL1). */
function explainLoss(world: World, rules: Rulebook, team: Team, host: Host): Why[] {
  if (host.state !== 'on') return [];
  const loss = placesWithout(world, rules, team, (one) => one.id === host.id);
  const lost = loss.filter((one) => !isPlaced(one));
  const count = (kind: string, among: typeof loss) => among.filter((one) => one.kind === kind).length;
  if (loss.length === 0) return [];
  const numbers = { vms: count('vm', loss), pods: count('pod', loss), processes: count('process', loss) };
  const homeless = { vmsLost: count('vm', lost), podsLost: count('pod', lost), processesLost: count('process', lost) };
  return [why(lost.length > 0 ? 'host.loss_hurts' : 'host.loss_held', host.id, { ...numbers, ...homeless })];
}
