/** One way in for every command: malformed, not allowed here, no minutes, no money, then the verb's own `check`. */

import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { PlatformRule, Rulebook } from '../rulebook.ts';
import { type Facts, factsOf, quorum } from '../view.ts';
import type { Team, World } from '../world.ts';
import * as autoscaler from './autoscaler.ts';
import type { Verb } from './command.ts';
import * as deployments from './deployments.ts';
import * as hosts from './hosts.ts';
import * as migration from './migration.ts';
import * as nodes from './nodes.ts';
import type { Command } from './schema.ts';
import * as vms from './vms.ts';

type Verbs = { readonly [V in Command['verb']]: Verb<V> };

export const VERB_TABLE: Verbs = {
  order: hosts.order,
  returnHost: hosts.returnHost,
  powerHost: hosts.powerHost,
  repairHost: hosts.repairHost,
  installPlatform: hosts.installPlatform,
  joinNode: nodes.joinNode,
  cordon: nodes.cordon,
  drain: nodes.drain,
  declareDead: nodes.declareDead,
  createVm: vms.createVm,
  bootVm: vms.bootVm,
  stopVm: vms.stopVm,
  resizeVm: vms.resizeVm,
  deleteVm: vms.deleteVm,
  convert: vms.convert,
  moveProcess: vms.moveProcess,
  migrateLive: migration.migrateLive,
  migrateCold: migration.migrateCold,
  cancelMigration: migration.cancelMigration,
  throttleVm: migration.throttleVm,
  setHa: vms.setHa,
  runContainer: deployments.runContainer,
  stopContainer: deployments.stopContainer,
  deploy: deployments.deploy,
  deleteDeployment: deployments.deleteDeployment,
  scale: deployments.scale,
  setResources: deployments.setResources,
  setProbes: deployments.setProbes,
  setSpread: deployments.setSpread,
  setBudget: deployments.setBudget,
  setToleration: deployments.setToleration,
  setPriority: deployments.setPriority,
  setAutoscaler: autoscaler.setAutoscaler,
  removeAutoscaler: autoscaler.removeAutoscaler,
  setScoring: nodes.setScoring,
  setRelease: deployments.setRelease,
};

// The table pairs each verb with its own handlers; TypeScript cannot follow a union through it.
const verbOf = (command: Command) => VERB_TABLE[command.verb] as Verb<Command['verb']>;

/** Operator minutes that a command takes, in thousandths: the price list times the ease of the host's tools. */
export function costMilliMinutes(facts: Facts, rules: Rulebook, command: Command): number {
  const template = command.verb === 'order' && command.platform !== null;
  const minutes = rules.economy.operatorMinutes[template ? 'orderByTemplate' : command.verb] ?? 0;
  const hostId = verbOf(command).host?.(facts, command as never) ?? 0;
  const platform = rules.platforms[byId(facts.hosts, hostId)?.platform ?? -1] as PlatformRule | undefined;
  const byTemplate = command.verb === 'installPlatform' && rules.scenario.installByTemplate;
  const base = byTemplate ? (rules.economy.operatorMinutes.installByTemplate ?? minutes) : minutes;
  return Math.round(base * (platform?.operatorFactor ?? 1) * 1000);
}

/** Whether a command may be carried out now. The same function greys a button and refuses at the server. */
export function check(facts: Facts, rules: Rulebook, command: Command): Verdict {
  if (facts.tick >= rules.endTick) return refuse('match.over', { tick: facts.tick });
  if (!rules.verbs.has(command.verb)) return refuse('verb.not_allowed');
  const verb = verbOf(command);
  if (verb.buys === true && facts.cashMicroCents < -rules.prices.overdraft) {
    return refuse('cash.overdraft', { cashMicroCents: facts.cashMicroCents });
  }
  if (verb.kubectl === true) {
    const { up, members, need } = quorum(facts);
    if (up < need) return refuse('cluster.no_quorum', { up, members, need });
  }
  const needs = costMilliMinutes(facts, rules, command);
  if (needs > facts.operatorMilliMinutes) {
    return refuse('operator.busy', { needMilliMinutes: needs, haveMilliMinutes: facts.operatorMilliMinutes });
  }
  return verb.check(facts, rules, command as never);
}

/** Checks, pays in operator minutes and applies; a refusal leaves the world as it was. */
export function obey(world: World, rules: Rulebook, team: Team, command: Command): Verdict {
  const facts = factsOf(world, team);
  const verdict = check(facts, rules, command);
  if (!verdict.ok) return verdict;
  team.operatorMilliMinutes -= costMilliMinutes(facts, rules, command);
  verbOf(command).apply(world, rules, team, command as never);
  return ACCEPTED;
}
