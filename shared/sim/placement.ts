/** What stands where, read from facts alone, so that `check` and the systems ask the same questions. */
import { byId } from '../base/ids.ts';
import { checkArchitecture } from './machines/architecture.ts';
import { ACCEPTED, refuse, type Verdict } from './rejections.ts';
import type { ModelRule, PlatformRule, Rulebook, ServiceRule } from './rulebook.ts';
import { usableMib } from './rulebook.ts';
import { vmOverheadMib } from './rules/vm-overhead.ts';
import type { Facts } from './view.ts';
import type { HostFacts, VmFacts } from './world.ts';

type Estate = Pick<Facts, 'hosts' | 'vms' | 'transfers' | 'nodes' | 'instances'>;

/** Whether a host may be wiped or given back; else what keeps it. */
export function checkFree(estate: Estate, { id, controlPlane }: HostFacts): Verdict {
  if (controlPlane) return refuse('host.control_plane');
  if (isEmpty(estate, id)) return ACCEPTED;
  const node = estate.nodes.find(({ host }) => host === id);
  const isBare = isEmpty({ ...estate, nodes: [] }, id) && !estate.instances.some((one) => one.node === node?.id);
  return refuse(isBare ? 'host.is_node' : 'host.not_empty');
}

export function isEmpty(estate: Estate, hostId: number): boolean {
  return (
    !estate.vms.some((vm) => vm.host === hostId) &&
    !estate.instances.some((instance) => instance.kind === 'process' && instance.host === hostId) &&
    !estate.nodes.some((node) => node.host === hostId) &&
    !estate.transfers.some((transfer) => transfer.toHost === hostId || transfer.fromHost === hostId)
  );
}

/** Memory of a VM on its host: what the guest sees and what the hypervisor needs for it (H2). */
export function vmFootprintMib(
  vm: Pick<VmFacts, 'vcpus' | 'memoryMib'>,
  platform: Pick<PlatformRule, 'vmExtraMib'> | undefined, // of the host, which may need more for each VM
): number {
  return vm.memoryMib + Math.ceil(vmOverheadMib(vm.vcpus, vm.memoryMib)) + (platform?.vmExtraMib ?? 0);
}

/** Memory that VMs, incoming copies and plain processes hold on a host; containers are the scheduler's business. */
export function placedMib(estate: Estate, rules: Rulebook, hostId: number): number {
  let placed = 0;
  const platform = rules.platforms[byId(estate.hosts, hostId)?.platform ?? -1];
  for (const vm of estate.vms) if (vm.host === hostId) placed += vmFootprintMib(vm, platform);
  for (const transfer of estate.transfers) {
    if (transfer.toHost !== hostId) continue;
    const vm = byId(estate.vms, transfer.vm);
    if (vm !== undefined && vm.host !== hostId) placed += vmFootprintMib(transfer, platform);
  }
  for (const transfer of estate.transfers) {
    // After a post-copy switch the old host still holds the pages that have not come over.
    if (transfer.kind === 'postCopy' && transfer.started && transfer.fromHost === hostId) {
      placed += vmFootprintMib(transfer, platform);
    }
  }
  for (const instance of estate.instances) {
    if (instance.kind === 'process' && instance.host === hostId) {
      placed += (rules.services[instance.service] as ServiceRule).memoryBaseMib;
    }
  }
  return placed;
}

export function freeMib(estate: Estate, rules: Rulebook, host: HostFacts): number {
  return roomMib(rules, host) - placedMib(estate, rules, host.id);
}

/** Memory that may be promised on a host: what it can use, more where its policy overcommits it (SPEC MO1). */
export function roomMib(rules: Rulebook, host: HostFacts): number {
  return Math.floor((usableMib(rules, host) * host.overcommitPercent) / 100);
}

/** Millicores that VMs on a host, or on their way to it, are guaranteed (SPEC CP6). */
export function reservedM(estate: Estate, hostId: number, exceptVm: number): number {
  let reserved = 0;
  for (const vm of estate.vms) {
    if (vm.reservationM === 0 || vm.id === exceptVm) continue;
    const comes = estate.transfers.some((transfer) => transfer.vm === vm.id && transfer.toHost === hostId);
    if (vm.host === hostId || comes) reserved += vm.reservationM;
  }
  return reserved;
}

/** Whether a VM of that size may be put on that host (CPU may be overcommitted, memory may not). */
export function checkVmFits(
  estate: Estate,
  rules: Rulebook,
  host: HostFacts,
  size: Pick<VmFacts, 'vcpus' | 'memoryMib'> & Partial<Pick<VmFacts, 'id' | 'reservationM' | 'guest'>>,
): Verdict {
  if (host.state !== 'on') return refuse('host.not_on');
  if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
  if (host.evacuating) return refuse('host.evacuating');
  const platform = rules.platforms[host.platform];
  if (platform === undefined || platform.kind === 'os') return refuse('host.no_hypervisor');
  const built = checkArchitecture(rules, host, size.guest ?? -1);
  if (!built.ok) return built;
  const cores = (rules.models[host.model] as ModelRule).cores;
  if (size.vcpus > cores) return refuse('host.cores_short', { needCores: size.vcpus, cores });
  const needM = size.reservationM ?? 0;
  const freeM = needM === 0 ? 0 : cores * 1000 - reservedM(estate, host.id, size.id ?? 0);
  if (needM > freeM) return refuse('host.reserved', { needM, freeM });
  const needMib = vmFootprintMib(size, platform);
  const free = freeMib(estate, rules, host);
  return needMib > free ? refuse('host.memory_short', { needMib, freeMib: free }) : ACCEPTED;
}

/** Whether a service may run as a plain process beside what is on that OS: ports and run-times collide (1.1, 3.1). */
export function checkProcessFits(estate: Estate, rules: Rulebook, host: HostFacts, service: ServiceRule): Verdict {
  if (host.state !== 'on') return refuse('host.not_on');
  if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
  if ((rules.platforms[host.platform]?.kernel ?? 'own') === 'own') return refuse('host.no_os');
  for (const instance of estate.instances) {
    if (instance.kind !== 'process' || instance.host !== host.id) continue;
    const other = rules.services[instance.service] as ServiceRule;
    if (service.port > 0 && other.port === service.port) return refuse('host.conflict', { port: service.port });
    const [need, has] = [runtimeFamily(service.needs), runtimeFamily(other.needs)];
    if (need === has && service.needs !== other.needs) return refuse('host.conflict', { instance: instance.id });
  }
  const free = freeMib(estate, rules, host);
  const needMib = service.memoryBaseMib;
  return needMib > free ? refuse('host.memory_short', { needMib, freeMib: free }) : ACCEPTED;
}

/** "python2" and "python3" are versions of one run-time; an OS has one of each ("" has none and never collides). */
function runtimeFamily(needs: string): string {
  return needs === '' ? `none${needs}` : needs.replace(/[0-9.]+$/, '');
}
