/**
 * A plan as a policy: buy machines for a forecast at a chosen utilisation, keep spares, scale replicas to follow. The
 * parameters are what distinguishes lean from careful, and planned from reactive (09-balance, check 3).
 */
import { TICKS_PER_MINUTE } from '../base/units.ts';
import type { PolicyPlan } from '../content/schema.ts';
import { CLOUD_RACK, cloudVcpus } from '../sim/commands/hosts.ts';
import type { Command } from '../sim/commands/schema.ts';
import { type ModelRule, type Rulebook, readyTicks } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import type { Bot } from './bot.ts';
import { freeSlots, nodeSystem, serverToBuy } from './buying.ts';
import { coresToAskFor, growth, replicasFor, requestFor, staticGrowth } from './policy-sizes.ts';

/**
 * Replicas are scaled for the worst of so many minutes ahead: eleven services cannot be touched every minute. Careful:
 * not long before there are machines for them.
 */
const POD_HORIZON_MINUTES = { usual: 14, careful: 8 };

type HostView = View['facts']['hosts'][number];

/** Too many replicas are worth a command from this share on; too few always are. */
const SCALE_BAND = 0.25;

export function policyBot(plan: PolicyPlan): Bot {
  return {
    name: plan.id,
    decide(view, rules) {
      const minute = view.facts.tick / TICKS_PER_MINUTE;
      if (view.facts.tick === 0) return []; // nothing has been asked yet: there is nothing to plan for
      if (plan.stopActingMinute !== null && minute >= plan.stopActingMinute) return [];
      return [
        ...mend(view, rules),
        ...buyHosts(plan, view, rules),
        ...leaveDoomed(plan, view, rules),
        ...rightSizePods(plan, view, rules),
        ...giveBack(plan, view, rules),
        ...setUp(plan, view, rules),
      ];
    },
  };
}

/** What is broken is repaired and what is dead is given up, before anything is bought. */
function mend(view: View, rules: Rulebook): Command[] {
  const commands: Command[] = [];
  for (const host of view.facts.hosts) {
    if (host.state === 'failed' && host.failure === 'hardware') commands.push({ verb: 'repairHost', host: host.id });
  }
  if (!rules.verbs.has('declareDead')) return commands;
  for (const node of view.facts.nodes) {
    const host = view.facts.hosts.find((entry) => entry.id === node.host);
    if (host?.state === 'failed') commands.push({ verb: 'declareDead', node: node.id });
  }
  for (const host of view.facts.hosts) {
    const joined = view.facts.nodes.some((node) => node.host === host.id);
    const free = host.state === 'on' && host.runtime < 0 && host.leaseEndTick === 0;
    if (free && !joined && rules.platforms[host.platform]?.kind === 'os') {
      commands.push({ verb: 'joinNode', target: host.id, runtime: rules.scenario.runtimes[0] ?? '' });
    }
  }
  return commands;
}

/** Once for each deployment: requests that carry the plan, spread, and a toleration shorter than the default (K30). */
function setUp(plan: PolicyPlan, view: View, rules: Rulebook): Command[] {
  const commands: Command[] = [];
  for (const one of view.facts.deployments) {
    const { id, service, tolerationTicks, spread, requestCpuM, limitCpuM, requestMib, limitMib } = one;
    const request = requestFor(plan, limitCpuM);
    const keeps = rules.services[service]?.stateful === true; // its pods would be made anew, and lose what is in memory
    if (limitCpuM > 0 && requestCpuM !== request && !keeps) {
      commands.push({ verb: 'setResources', deployment: id, requestCpuM: request, limitCpuM, requestMib, limitMib });
    }
    if (plan.tolerationTicks !== null && tolerationTicks !== plan.tolerationTicks) {
      commands.push({ verb: 'setToleration', deployment: id, ticks: plan.tolerationTicks });
    }
    if (plan.spread && spread === 'none') commands.push({ verb: 'setSpread', deployment: id, over: 'rack' });
  }
  return commands;
}

/** Replicas for the next minutes' calls. */
function rightSizePods(plan: PolicyPlan, view: View, rules: Rulebook): Command[] {
  const soon =
    plan.stopActingMinute === null
      ? growth(plan, view, rules, 0, POD_HORIZON_MINUTES[plan.careful ? 'careful' : 'usual'])
      : staticGrowth(plan, view, rules);
  const changes: { deployment: number; replicas: number; urgency: number }[] = [];
  for (const deployment of view.facts.deployments) {
    const { id, replicas } = deployment;
    const needed = replicasFor(plan, view, rules, deployment, soon);
    const urgency = needed / Math.max(1, replicas);
    const idle = replicas - needed > 1 && urgency < 1 - SCALE_BAND;
    if (needed > replicas || idle) changes.push({ deployment: id, replicas: needed, urgency });
  }
  changes.sort((a, b) => b.urgency - a.urgency || a.deployment - b.deployment);
  return changes.map(({ deployment, replicas }) => ({ verb: 'scale', deployment, replicas }));
}

/** Simulated minutes that pass between two acts of a person: look, think for 20 s, act, look again (hands, bot.ts). */
function handsMinutes(rules: Rulebook): number {
  return (2 * 20 * rules.scenario.pace) / TICKS_PER_MINUTE;
}

/** Machines that are announced to break, and those in racks that are to lose their power, from the sign until it is back. */
function doomedHosts(
  plan: PolicyPlan,
  view: View,
  rules: Rulebook,
  withinTicks = Number.POSITIVE_INFINITY,
): ReadonlySet<number> {
  if (!plan.careful) return new Set();
  const { hosts, tick } = view.facts;
  const doomed = view.gauges.signs.flatMap(({ spec, dueTick, targetId }) => {
    const incident = rules.scenario.incidents[spec];
    const endTick = dueTick + (incident?.minutes ?? 0) * TICKS_PER_MINUTE;
    if (dueTick - tick > withinTicks || tick >= endTick) return [];
    if (incident?.kind === 'host.dies') return [targetId];
    return incident?.kind === 'rack.dark' ? hosts.filter(({ rack }) => rack === targetId).map(({ id }) => id) : [];
  });
  return new Set(doomed);
}

/** Of them those that will not come back by themselves, until somebody has mended them. */
function breakingHosts(plan: PolicyPlan, view: View, rules: Rulebook): ReadonlySet<number> {
  const { hosts } = view.facts;
  const doomed = doomedHosts(plan, view, rules);
  const dark = new Set(
    view.gauges.signs
      .filter(({ spec }) => rules.scenario.incidents[spec]?.kind === 'rack.dark')
      .map(({ targetId }) => targetId),
  );
  const breaking = hosts.filter(
    ({ id, rack, state, failure }) =>
      (doomed.has(id) && !dark.has(rack)) || failure === 'hardware' || state === 'repairing',
  );
  return new Set(breaking.map(({ id }) => id));
}

/** So long before its power goes a machine is emptied: evictions take their turns (game choice of the bot). */
const LEAVE_TICKS = 150;

/** Off a machine before it breaks or goes dark, and back onto it afterwards. */
function leaveDoomed(plan: PolicyPlan, view: View, rules: Rulebook): Command[] {
  if (!plan.careful) return [];
  const { hosts, nodes } = view.facts;
  const soon = doomedHosts(plan, view, rules, LEAVE_TICKS);
  return nodes.flatMap((node): Command[] => {
    const host = hosts.find(({ id }) => id === node.host);
    if (host === undefined || host.leaseEndTick !== 0 || !node.ready) return [];
    if (soon.has(host.id)) return node.cordoned ? [] : [{ verb: 'drain', node: node.id }];
    return node.cordoned ? [{ verb: 'cordon', node: node.id, on: false }] : [];
  });
}

const isOurs = (host: HostView) => host.leaseEndTick === 0 && host.rack !== CLOUD_RACK;
const isWorking = (host: HostView) => host.leaseEndTick === 0 && host.state === 'on';

function coresOf(rules: Rulebook, hosts: readonly HostView[]): number {
  return hosts.reduce((sum, host) => sum + (rules.models[host.model] as ModelRule).cores, 0);
}

/** Machines for what is foreseen at the end of their lead time; the cloud for what is short until they come. */
function buyHosts(plan: PolicyPlan, view: View, rules: Rulebook): Command[] {
  const { facts } = view;
  const model = serverToBuy(rules);
  if (model === undefined) return [];
  const commands: Command[] = [];
  const lead = readyTicks(rules, model, rules.scenario.platforms[0] ?? null) / TICKS_PER_MINUTE + handsMinutes(rules);
  const wanted = coresToAskFor(plan, view, rules, 0, lead + 2);
  const breaking = breakingHosts(plan, view, rules);
  // Who reads the signs knows that a dark rack comes back before a new machine would, and a broken one does not.
  const servers = facts.hosts.filter(
    (host) => isOurs(host) && (plan.careful ? !breaking.has(host.id) : host.failure !== 'power'),
  );
  const floor = plan.initialHosts;
  const target = Math.max(floor, Math.ceil(wanted / model.cores) + plan.spareHosts);
  const slots = freeSlots(view, rules);
  for (let have = servers.length; have < target && slots.length > 0; have++) {
    const place = slots.shift() as { rack: number; slot: number };
    commands.push({ verb: 'order', model: model.id, ...place, ...nodeSystem(rules) });
  }
  if (plan.cloud) commands.push(...bridge(plan, view, rules));
  return commands;
}

/** A core of the cloud costs seven times a server's: it is for what servers could not carry even so full (game choice). */
const BRIDGED_UTILISATION = 0.9;

function bridge(plan: PolicyPlan, view: View, rules: Rulebook): Command[] {
  const cloud = rules.models.filter((model) => model.sold && model.kind === 'cloud').at(-1);
  if (cloud === undefined) return [];
  const comes = (cloud.leadTicks ?? 0) / TICKS_PER_MINUTE;
  const doomed = doomedHosts(plan, view, rules);
  const asked = coresToAskFor(plan, view, rules, 0, comes + handsMinutes(rules));
  const need = (asked * plan.hostUtilisation) / BRIDGED_UTILISATION;
  const soon = view.facts.hosts.filter(
    (host) =>
      !doomed.has(host.id) &&
      (isWorking(host) || (host.leaseEndTick === 0 && host.untilTick > 0 && host.untilTick - view.facts.tick < 240)),
  );
  let short = need - coresOf(rules, soon);
  const commands: Command[] = [];
  let used = cloudVcpus(view.facts, rules);
  while (short > cloud.cores / 2 && used + cloud.vcpus <= rules.economy.cloudQuotaVcpus) {
    commands.push({ verb: 'order', model: cloud.id, rack: 0, slot: 0, ...nodeSystem(rules) });
    short -= cloud.cores;
    used += cloud.vcpus;
  }
  return commands;
}

/** What the next while does not need goes back, cloud first: drained, then returned when it is empty. */
function giveBack(plan: PolicyPlan, view: View, rules: Rulebook): Command[] {
  const { facts } = view;
  const commands: Command[] = [];
  const doomed = doomedHosts(plan, view, rules);
  const isAmiss = facts.nodes.some((entry) => !entry.ready) || doomed.size > 0;
  if (isAmiss && !plan.careful) return commands; // not while something is amiss
  const soonCores = coresToAskFor(plan, view, rules, 0, 8);
  const laterCores = coresToAskFor(plan, view, rules, 0, 20);
  const working = facts.hosts.filter((host) => isWorking(host) && host.runtime >= 0 && !doomed.has(host.id));
  const have = coresOf(rules, working);
  const spare = plan.spareHosts * (serverToBuy(rules)?.cores ?? 0);
  const clouds = working.filter((host) => host.rack === CLOUD_RACK);
  const drainNode = (host: HostView) => facts.nodes.find((entry) => entry.host === host.id)?.id ?? 0;
  // All of them at one look: one by one, seven times as dear a core as a server's, they would stay to the end.
  let left = have;
  for (const cloud of clouds) {
    left -= (rules.models[cloud.model] as ModelRule).cores;
    if (left < soonCores) break;
    commands.push({ verb: 'drain', node: drainNode(cloud) }, { verb: 'returnHost', host: cloud.id });
  }
  if (commands.length > 0) return commands;
  const server = working.filter((host) => host.rack !== CLOUD_RACK).at(-1);
  const floor = plan.initialHosts;
  const servers = working.length - clouds.length;
  if (server === undefined || servers <= floor || clouds.length > 0 || isAmiss) return commands;
  if (have - (rules.models[server.model] as ModelRule).cores < laterCores + spare) return commands;
  if (servers > 2) commands.push({ verb: 'drain', node: drainNode(server) }, { verb: 'returnHost', host: server.id });
  return commands;
}
