/** One way in for every command: malformed, not allowed here, no minutes, no money, then the verb's own `check`. */

import { byId } from '../../base/ids.ts';
import { lackedBy, orchestratorOf } from '../cluster/orchestrator.ts';
import { refuse, type Verdict } from '../rejections.ts';
import type { PlatformRule, Rulebook } from '../rulebook.ts';
import { type Facts, quorum } from '../view.ts';
import * as advice from './advice.ts';
import * as autoscaler from './autoscaler.ts';
import * as backups from './backups.ts';
import * as batch from './batch.ts';
import type { Verb } from './command.ts';
import * as contracts from './contracts.ts';
import * as copies from './copies.ts';
import * as deployments from './deployments.ts';
import * as edges from './edges.ts';
import * as evacuation from './evacuation.ts';
import * as functions from './functions.ts';
import * as hosts from './hosts.ts';
import * as images from './images.ts';
import * as leases from './leases.ts';
import * as market from './market.ts';
import * as mesh from './mesh.ts';
import * as migration from './migration.ts';
import * as networks from './networks.ts';
import * as nodeAutoscaler from './node-autoscaler.ts';
import * as nodes from './nodes.ts';
import * as orchestrator from './orchestrator.ts';
import * as patches from './patches.ts';
import * as rollout from './rollout.ts';
import * as runtimes from './runtimes.ts';
import type { Command } from './schema.ts';
import * as security from './security.ts';
import * as storage from './storage.ts';
import * as taints from './taints.ts';
import * as vmSettings from './vm-settings.ts';
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
  createNetwork: networks.createNetwork,
  attachNetwork: networks.attachNetwork,
  allowTraffic: networks.allowTraffic,
  denyTraffic: networks.denyTraffic,
  setMigrationNetwork: networks.setMigrationNetwork,
  harden: security.harden,
  rebuild: security.rebuild,
  acceptOffer: contracts.acceptOffer,
  refuseOffer: contracts.refuseOffer,
  refundTenant: contracts.refundTenant,
  installRuntime: runtimes.installRuntime,
  setLiveRestore: runtimes.setLiveRestore,
  buildImage: images.buildImage,
  pushImage: images.pushImage,
  orderSteps: images.orderSteps,
  rebuildBase: images.rebuildBase,
  pinImage: images.pinImage,
  prePull: images.prePull,
  setRegistry: images.setRegistry,
  setMirror: images.setMirror,
  setScanner: images.setScanner,
  setPipeline: images.setPipeline,
  setMultiArch: images.setMultiArch,
  setEmulation: runtimes.setEmulation,
  deployFunction: functions.deployFunction,
  removeFunction: functions.removeFunction,
  splitCalls: functions.splitCalls,
  setMesh: mesh.setMesh,
  setRetries: mesh.setRetries,
  setBreaker: mesh.setBreaker,
  splitTraffic: mesh.splitTraffic,
  openEdge: edges.openEdge,
  closeEdge: edges.closeEdge,
  placeAtEdge: edges.placeAtEdge,
  removeFromEdge: edges.removeFromEdge,
  setPrice: market.setPrice,
  shed: market.shed,
  commitLease: leases.commitLease,
  resellHost: leases.resellHost,
  setLicence: leases.setLicence,
  setVmResources: vmSettings.setVmResources,
  setMemoryPolicy: vmSettings.setMemoryPolicy,
  setPoolSize: storage.setPoolSize,
  moveDisk: storage.moveDisk,
  snapshotVm: copies.snapshotVm,
  revertVm: copies.revertVm,
  deleteCopy: copies.deleteCopy,
  makeTemplate: copies.makeTemplate,
  cloneVm: copies.cloneVm,
  backupVm: backups.backupVm,
  restoreVm: backups.restoreVm,
  setBackupCap: backups.setBackupCap,
  patch: patches.patch,
  setPatchTool: patches.setPatchTool,
  setHaReserve: vmSettings.setHaReserve,
  evacuateHost: evacuation.evacuateHost,
  migratePostCopy: migration.migratePostCopy,
  setAutoBalance: evacuation.setAutoBalance,
  setOrchestrator: orchestrator.setOrchestrator,
  setControlPlane: orchestrator.setControlPlane,
  setNodeAutoscaler: nodeAutoscaler.setNodeAutoscaler,
  removeNodeAutoscaler: nodeAutoscaler.removeNodeAutoscaler,
  taintNode: taints.taintNode,
  setTolerates: taints.setTolerates,
  setStrategy: rollout.setStrategy,
  pauseRollout: rollout.pauseRollout,
  resumeRollout: rollout.resumeRollout,
  rolloutUndo: rollout.rolloutUndo,
  takeBatch: batch.takeBatch,
  limitBatch: batch.limitBatch,
  takeAdvice: advice.takeAdvice,
};

// The table pairs each verb with its own handlers; TypeScript cannot follow a union through it.
export const verbOf = (command: Command) => VERB_TABLE[command.verb] as Verb<Command['verb']>;

/** Operator minutes that a command takes, in thousandths: the price list times the ease of the host's tools. */
export function costMilliMinutes(facts: Facts, rules: Rulebook, command: Command): number {
  const template = command.verb === 'order' && command.platform !== null;
  const minutes = rules.economy.operatorMinutes[template ? 'orderByTemplate' : command.verb] ?? 0;
  const hostId = verbOf(command).host?.(facts, command as never) ?? 0;
  const platform = rules.platforms[byId(facts.hosts, hostId)?.platform ?? -1] as PlatformRule | undefined;
  const byTemplate = command.verb === 'installPlatform' && rules.scenario.installByTemplate;
  if (command.verb === 'patch' && facts.patchTool) return toolMilliMinutes(rules, platform);
  const base = byTemplate ? (rules.economy.operatorMinutes.installByTemplate ?? minutes) : minutes;
  const { operatorFactor, buildpacks } = orchestratorOf(rules, facts);
  if (command.verb === 'buildImage' && buildpacks) return 0; // the platform makes it of the code that is pushed
  if (command.verb === 'buildImage' && facts.supply.pipeline) return pipelineMilliMinutes(rules);
  const cluster = verbOf(command).kubectl === true ? operatorFactor : 1;
  return Math.round(base * (platform?.operatorFactor ?? 1) * cluster * 1000);
}

/** A pipeline builds at the push of a button (09-balance B). */
function pipelineMilliMinutes(rules: Rulebook): number {
  return Math.round((rules.economy.operatorMinutes.buildByPipeline ?? 0) * 1000);
}

/** A rented tool patches with fewer hands (09-balance B). */
function toolMilliMinutes(rules: Rulebook, platform: PlatformRule | undefined): number {
  return Math.round((rules.economy.operatorMinutes.patchByTool ?? 0) * (platform?.operatorFactor ?? 1) * 1000);
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
  if (lackedBy(orchestratorOf(rules, facts), command.verb) !== undefined) return refuse('orchestrator.unsupported');
  const needs = costMilliMinutes(facts, rules, command);
  if (needs > facts.operatorMilliMinutes) {
    return refuse('operator.busy', { needMilliMinutes: needs, haveMilliMinutes: facts.operatorMilliMinutes });
  }
  return verb.check(facts, rules, command as never);
}
