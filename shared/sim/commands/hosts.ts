/** Machines: SPEC HW1–HW9. */
import { byId } from '../../base/ids.ts';
import { post } from '../ledger.ts';
import { freeMib, isEmpty } from '../placement.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { indexOfName, type ModelRule, type PlatformRule, type Rulebook } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { type Host, type HostFacts, newHost, touch } from '../world.ts';
import type { Verb } from './command.ts';

/** Cloud machines stand in no rack of ours. */
export const CLOUD_RACK = -1;

export function cloudVcpus(facts: Pick<Facts, 'hosts'>, rules: Rulebook): number {
  return facts.hosts.reduce((sum, host) => sum + (rules.models[host.model] as ModelRule).vcpus, 0);
}

export const order: Verb<'order'> = {
  buys: true,
  check(facts, rules, { model: name, rack, slot, platform, runtime }) {
    const model = rules.models[indexOfName(rules.models, name)];
    if (model === undefined || !model.sold) return refuse('model.not_sold');
    const place = model.kind === 'cloud' ? checkQuota(facts, rules, model) : checkSlot(facts, rules, rack, slot);
    if (!place.ok) return place;
    if (platform !== null && !rules.scenario.platforms.includes(platform)) return refuse('platform.not_allowed');
    if (platform !== null && !rules.scenario.installByTemplate) return refuse('platform.not_allowed');
    if (runtime === null) return ACCEPTED;
    return platform === null ? refuse('host.no_os') : checkClusterRuntime(rules, platform, runtime);
  },
  apply(world, rules, team, { model: name, rack, slot, platform, runtime }) {
    const index = indexOfName(rules.models, name);
    const model = rules.models[index] as ModelRule;
    const cloud = model.kind === 'cloud';
    const host = newHost(team, {
      // A server goes by its place, which no other can have at the same time; plans can name it before it is there.
      name: cloud ? nextCloudName(team.hosts) : `${rules.scenario.racks[rack]?.name.toLowerCase()}${slot + 1}`,
      model: index,
      rack: cloud ? CLOUD_RACK : rack,
      slot: cloud ? 0 : slot,
      controlPlane: false,
    });
    host.platform = platform === null ? -1 : indexOfName(rules.platforms, platform);
    host.runtime = runtime === null ? -1 : indexOfName(rules.runtimes, runtime);
    host.untilTick = world.tick + (model.leadTicks ?? 0);
    host.patchedTick = host.untilTick; // it comes with the image of the day
    host.sinceTick = world.tick;
    post(team, 'setup', -model.setup);
  },
};

/** c1, c2 …: the first that is free. */
function nextCloudName(hosts: readonly { readonly name: string }[]): string {
  let number = 1;
  while (hosts.some((host) => host.name === `c${number}`)) number += 1;
  return `c${number}`;
}

function checkQuota(facts: Facts, rules: Rulebook, model: ModelRule): Verdict {
  const used = cloudVcpus(facts, rules);
  const quota = rules.economy.cloudQuotaVcpus;
  return used + model.vcpus > quota ? refuse('cloud.quota', { used, need: model.vcpus, quota }) : ACCEPTED;
}

function checkSlot(facts: Facts, rules: Rulebook, rack: number, slot: number): Verdict {
  const slots = rules.scenario.racks[rack]?.slots ?? 0;
  if (slot >= slots) return refuse('slot.unknown', { racks: rules.scenario.racks.length, slots });
  const taken = facts.hosts.some((host) => host.rack === rack && host.slot === slot);
  return taken ? refuse('slot.taken', { rack, slot }) : ACCEPTED;
}

/** An engine for a node of the cluster: one that speaks to it, and can still be had (C10). */
function checkClusterRuntime(rules: Rulebook, platformId: string, runtimeId: string): Verdict {
  const allowed = checkRuntime(rules, platformId, runtimeId);
  return allowed.ok ? checkEngine(rules, runtimeId, 'cluster') : allowed;
}

/** Whether that engine can still be had, and for what: a project that has ended gives nothing new (C10). */
export function checkEngine(rules: Rulebook, runtimeId: string, use: 'cluster' | 'byHand'): Verdict {
  const runtime = rules.runtimes[indexOfName(rules.runtimes, runtimeId)];
  if (runtime === undefined) return refuse('runtime.not_allowed');
  if (runtime.archived) return refuse('runtime.archived');
  if (use === 'cluster') return runtime.cluster ? ACCEPTED : refuse('runtime.by_hand_only');
  return runtime.byHand ? ACCEPTED : refuse('runtime.cluster_only');
}

/** A container engine runs on a kernel of its own family, and needs an OS, not a hypervisor, below it. */
export function checkRuntime(rules: Rulebook, platformId: string, runtimeId: string): Verdict {
  if (!rules.scenario.runtimes.includes(runtimeId)) return refuse('runtime.not_allowed');
  const platform = rules.platforms[indexOfName(rules.platforms, platformId)];
  if (platform === undefined || platform.kernel === 'own') return refuse('host.no_os');
  const runtime = rules.runtimes[indexOfName(rules.runtimes, runtimeId)];
  return runtime?.kernel === platform.kernel ? ACCEPTED : refuse('kernel.mismatch');
}

export const returnHost: Verb<'returnHost'> = {
  host: (_facts, command) => command.host,
  check(facts, rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
    if (host.isCommitted) return refuse('lease.committed', { untilTick: rules.endTick });
    if (isEmpty(facts, host.id) && !host.controlPlane) return ACCEPTED;
    // A node counts as something on it even without a pod: whoever sees an idle machine is told so.
    return refuse('host.not_empty', facts.nodes.some((node) => node.host === host.id) ? { isNode: 1 } : {});
  },
  apply(world, rules, team, command) {
    const host = byId(team.hosts, command.host) as Host;
    host.leaseEndTick = world.tick + Math.max(1, (rules.models[host.model] as ModelRule).noticeTicks);
    host.untilTick = 0; // still on the lorry, it turns round: it must not arrive, join and then vanish
    if (host.state === 'ordered') return;
    host.state = 'off';
    touch(team);
  },
};

export const powerHost: Verb<'powerHost'> = {
  check(facts, _rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
    if (command.on) return host.state === 'off' ? ACCEPTED : refuse('host.not_off');
    if (host.state !== 'on') return refuse('host.not_on');
    const busy =
      facts.vms.some((vm) => vm.host === host.id && vm.state !== 'stopped') ||
      facts.transfers.some((transfer) => transfer.fromHost === host.id || transfer.toHost === host.id) ||
      facts.instances.some((one) => one.host === host.id) ||
      facts.nodes.some((node) => node.host === host.id && facts.instances.some((one) => one.node === node.id));
    return busy || host.controlPlane ? refuse('host.not_empty') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const host = byId(team.hosts, command.host) as Host;
    host.state = command.on ? 'booting' : 'off';
    host.untilTick = command.on ? world.tick + timer(rules, 'reboot') : 0;
    touch(team);
  },
};

export const repairHost: Verb<'repairHost'> = {
  check(facts, _rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    return host.state === 'failed' && host.failure === 'hardware' ? ACCEPTED : refuse('host.not_broken');
  },
  apply(world, rules, team, command) {
    const host = byId(team.hosts, command.host) as Host;
    host.state = 'repairing';
    host.untilTick = world.tick + timer(rules, 'partSwap');
    touch(team);
  },
};

export const installPlatform: Verb<'installPlatform'> = {
  check(facts, rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    if (host.state !== 'on') return refuse('host.not_on');
    if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
    if (!rules.scenario.platforms.includes(command.platform)) return refuse('platform.not_allowed');
    if ((rules.models[host.model] as ModelRule).kind === 'cloud') return refuse('host.has_platform');
    const platform = indexOfName(rules.platforms, command.platform);
    if (isProgram(rules, host.platform, platform)) return checkProgram(facts, rules, host, platform);
    if (!isEmpty(facts, host.id) || host.controlPlane) return refuse('host.not_empty'); // installing wipes the host
    return host.platform === platform ? refuse('host.has_platform') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const host = byId(team.hosts, command.host) as Host;
    const isInPlace = isProgram(rules, host.platform, indexOfName(rules.platforms, command.platform));
    host.platform = indexOfName(rules.platforms, command.platform);
    host.overcommitPercent = 100;
    host.evacuating = false;
    host.patchedTick = world.tick;
    touch(team);
    if (isInPlace) return;
    host.breached = false;
    host.hardened = false;
    host.runtime = -1;
    host.state = 'installing';
    host.untilTick = world.tick + (rules.platforms[host.platform] as PlatformRule).installTicks;
    touch(team);
  },
};

/** A type 2 hypervisor is a program: it comes and goes on the system that runs, and what runs beside it goes on. */
function isProgram(rules: Rulebook, from: number, to: number): boolean {
  const [before, after] = [rules.platforms[from], rules.platforms[to]];
  if (before === undefined || after === undefined || before === after || before.kernel === 'own') return false;
  return before.kernel === after.kernel && (before.kind === 'type2' || after.kind === 'type2');
}

function checkProgram(facts: Facts, rules: Rulebook, host: HostFacts, platform: number): Verdict {
  // Its VMs are another product's, and would be left without any; its pods were promised what the desktop takes.
  const isTaken =
    facts.vms.some((vm) => vm.host === host.id) ||
    facts.transfers.some((transfer) => transfer.toHost === host.id) ||
    facts.nodes.some((node) => node.host === host.id);
  if (isTaken) return refuse('host.not_empty');
  const [before, after] = [rules.platforms[host.platform] as PlatformRule, rules.platforms[platform] as PlatformRule];
  const needMib = after.reserveMib - before.reserveMib;
  const free = freeMib(facts, rules, host);
  return needMib > Math.max(0, free) ? refuse('host.memory_short', { needMib, freeMib: free }) : ACCEPTED;
}

/** A timer of the economy by name, in ticks. */
export function timer(rules: Rulebook, name: string): number {
  return rules.economy.timers[name] ?? 0;
}
