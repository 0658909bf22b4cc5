/** The facts of a record without what is hidden and measured: what `check` reads, and what is sent. */
import type {
  Contract,
  ContractFacts,
  Deployment,
  DeploymentFacts,
  Host,
  HostFacts,
  Instance,
  InstanceFacts,
  Transfer,
  TransferFacts,
  Vm,
  VmFacts,
} from '../world.ts';

/** Of what has a kernel: its virtual network, and whose hands it is in. */
function pickTrust({ vlan, hardened, breached }: Pick<HostFacts, 'vlan' | 'hardened' | 'breached'>) {
  return { vlan, hardened, breached };
}

function pickCare({ overcommitPercent, evacuating, patchedTick }: HostFacts) {
  return { overcommitPercent, evacuating, patchedTick };
}

function pickShare({ local, reservationM, limitM, shares, patchedTick }: VmFacts) {
  return { local, reservationM, limitM, shares, patchedTick };
}

export function pickHost(host: Host): HostFacts {
  const { id, name, model, rack, slot, controlPlane, state, untilTick, failure, platform, runtime } = host;
  const { leaseEndTick, sinceTick, isLate, isCommitted, edition } = host;
  const lease = { leaseEndTick, sinceTick, isLate, isCommitted, edition, memberMib: host.memberMib };
  return {
    id,
    name,
    model,
    rack,
    slot,
    controlPlane,
    state,
    untilTick,
    failure,
    platform,
    runtime,
    ...lease,
    ...pickTrust(host),
    ...pickCare(host),
  };
}

export function pickVm(vm: Vm): VmFacts {
  const { id, name, guest, service, host, vcpus, memoryMib, diskMib, runtime, state, untilTick } = vm;
  const { haPriority, throttled } = vm;
  const size = { vcpus, memoryMib, diskMib };
  return {
    id,
    name,
    guest,
    service,
    host,
    ...size,
    runtime,
    state,
    untilTick,
    haPriority,
    throttled,
    ...pickTrust(vm),
    ...pickShare(vm),
  };
}

export function pickContract(one: Contract): ContractFacts {
  const { id, offer, service, state, untilTick, kept } = one;
  return { id, offer, service, state, untilTick, kept };
}

export function pickTransfer(transfer: Transfer): TransferFacts {
  const { id, kind, vm, process, fromHost, toHost, vcpus, memoryMib, started } = transfer;
  return { id, kind, vm, process, fromHost, toHost, vcpus, memoryMib, started };
}

export function pickInstance(one: Instance): InstanceFacts {
  const { id, kind, service, deployment, revision, release, host, vm, node, state, untilTick, restarts } = one;
  const { requestCpuM, limitCpuM, requestMib, limitMib, priority } = one;
  const { sidecarCpuM, sidecarMib } = one;
  const size = { requestCpuM, limitCpuM, requestMib, limitMib, sidecarCpuM, sidecarMib };
  const place = { host, vm, node };
  return {
    id,
    kind,
    service,
    deployment,
    revision,
    release,
    ...place,
    state,
    untilTick,
    restarts,
    ...size,
    priority,
    breached: one.breached,
  };
}

function pickRollout(one: Deployment) {
  const { sidecarCpuM, sidecarMib, toleratesKey, onlyTolerated, minReadyTicks, recreate } = one;
  const { heldAtPods, formerTemplates, stalled } = one;
  const rollout = { minReadyTicks, recreate, heldAtPods, formerTemplates, stalled };
  return { sidecarCpuM, sidecarMib, toleratesKey, onlyTolerated, ...rollout };
}

export function pickDeployment(one: Deployment): DeploymentFacts {
  const { id, service, replicas, revision, release, requestCpuM, limitCpuM, requestMib, limitMib, priority } = one;
  const { liveness, readiness, spread, minAvailable, tolerationTicks, maxSurgePercent, maxUnavailablePercent } = one;
  const { minReplicas, maxReplicas, targetCpuPercent, downStabilisationTicks } = one;
  const template = { revision, release, requestCpuM, limitCpuM, requestMib, limitMib, priority };
  const watched = { liveness, readiness, spread, minAvailable, tolerationTicks };
  const rollout = { maxSurgePercent, maxUnavailablePercent, ...pickRollout(one) };
  const { splitRelease, splitPercent } = one;
  const autoscaler = { minReplicas, maxReplicas, targetCpuPercent, downStabilisationTicks, splitRelease, splitPercent };
  return {
    id,
    service,
    replicas,
    ...template,
    ...watched,
    ...rollout,
    ...autoscaler,
    vlan: one.vlan,
    hardened: one.hardened,
  };
}
