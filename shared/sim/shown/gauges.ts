/** What is measured, rounded for eyes: little changes, and little is sent. */
import { byId } from '../../base/ids.ts';
import { TICKS_PER_MINUTE } from '../../base/units.ts';
import { profitMicroCents } from '../ledger.ts';
import { linkUse } from '../machines/links.ts';
import type { Rulebook } from '../rulebook.ts';
import { pathPercentile } from '../rules/latency.ts';
import { PRECOPY_STAGES } from '../rules/precopy.ts';
import { isLosable } from '../survive.ts';
import { cpuReady } from '../vms/cpu-ready.ts';
import type { CloudFunction, Edge, Host, Instance, ServiceState, Sign, Team, Transfer, Vm, World } from '../world.ts';
import { answerable } from './capacity.ts';
import type {
  EdgeGauge,
  FunctionGauge,
  HostGauge,
  InstanceGauge,
  ServiceGauge,
  ShownSign,
  TeamGauge,
  TransferGauge,
  VmGauge,
} from './records.ts';

const percent = (share: number): number => Math.min(255, Math.max(0, Math.round(share * 100)));

export const steps = (value: number, size: number): number => Math.round(value / size) * size;

export function showHost(world: World, rules: Rulebook, team: Team, host: Host): HostGauge {
  return {
    cpuPercent: percent(host.cpuUtilisation),
    memoryUsedMib: steps(host.memoryUsedMib, 64),
    watts: steps(host.watts, 5),
    ceilingPercent: percent(host.cpuCeiling),
    linkPercent: percent(linkUse(rules, host)),
    losable: isLosable(world, rules, team, host),
  };
}

export function showVm(world: World, team: Team, vm: Vm): VmGauge {
  const short = vm.cpuDemandM > 0 ? 1 - vm.cpuGrantedM / vm.cpuDemandM : 0;
  return {
    cpuPercent: percent(vm.cpuGrantedM / (vm.vcpus * 1000)),
    shortPercent: percent(short),
    dirtyMibPerS: Math.round(vm.dirtyMibPerS),
    readyPercent: percent(cpuReady(team, vm)),
    balloonMib: steps(vm.balloonMib, 64),
    swapMib: steps(vm.swapMib, 64),
    diskFull: vm.diskFull,
    idleMinutes: Math.floor((world.tick - vm.busyTick) / TICKS_PER_MINUTE),
  };
}

export function showInstance(one: Instance): InstanceGauge {
  return {
    cpuPercent: one.mostM > 0 ? steps(percent(one.cpuGrantedM / one.mostM), 4) : 0,
    memoryUsedMib: steps(one.memoryMib, 16),
    ready: one.ready && one.state === 'running',
    throttled: one.cpuDemandM > one.cpuGrantedM * 1.05 + 1,
  };
}

export function showTransfer(team: Team, transfer: Transfer): TransferGauge {
  const { precopy } = transfer;
  const live = transfer.kind === 'live' && transfer.remainingMib === 0; // a local disk goes before the memory
  const wholeMib = transfer.kind === 'postCopy' ? transfer.memoryMib : (byId(team.vms, transfer.vm)?.diskMib ?? 0);
  const [total, left] = live ? [precopy.roundMib, precopy.remainingMib] : [wholeMib, transfer.remainingMib];
  return {
    percent: transfer.started && total > 0 ? Math.min(100, percent(1 - left / total)) : 0,
    rounds: precopy.rounds,
    roundMib: live ? Math.round(precopy.roundMib) : Math.round(total),
    dirtyMib: Math.round(precopy.dirtiedMib),
    stopped: precopy.stage === PRECOPY_STAGES.stopped,
    converges: precopy.rounds < 2 || precopy.roundMib < precopy.lastRoundMib,
    pauseMs: Math.round(precopy.downtimeSeconds * 1000),
    throttlePercent: precopy.throttlePercent,
  };
}

export function showService(service: ServiceState): ServiceGauge {
  const { meanSeconds, varSeconds2 } = service;
  // A gamma of that mean and variance: the third moment of a single call is not kept from tick to tick.
  const thirdSeconds3 = meanSeconds > 0 ? (2 * varSeconds2 * varSeconds2) / meanSeconds : 0;
  const p95 = pathPercentile({ meanSeconds, varSeconds2, thirdSeconds3, waitSeconds: 0 }, 0.05) + service.waitSeconds;
  return {
    arrivalsPerS: Math.round(service.arrivalsPerS),
    capacityPerS: Math.round(service.capacityPerS),
    utilisationPercent: Math.min(999, Math.round(service.utilisation * 100)),
    endpoints: service.endpoints,
    serving: service.serving,
    lostPermille: Math.round(service.lostShare * 1000),
    p95Ms: Math.max(0, Math.round(p95 * 1000)),
    waiting: Math.round(service.backlog),
    limited: service.limited,
    callsPercent: Math.round(service.attempts * 100),
    failedPermille: Math.round(service.failedShare * 1000),
    breakerOpen: service.breakerTick > 0,
  };
}

export function showFunction(one: CloudFunction): FunctionGauge {
  return {
    warmInstances: Math.round(one.warm),
    busyInstances: Math.round(one.busy),
    coldPermille: Math.round(one.coldShare * 1000),
    throttledPermille: Math.round(one.throttledShare * 1000),
  };
}

export function showEdge(edge: Edge): EdgeGauge {
  return { cpuPercent: percent(edge.utilisation), answersPerS: Math.round(edge.answeredPerS) };
}

export function showSign(world: World, sign: Sign): ShownSign {
  const incident = world.schedule[sign.incident];
  const struck = world.tick >= sign.dueTick;
  const over = incident === undefined || world.tick > incident.endTick;
  const came = incident?.happens === false ? 'stayedAway' : over ? 'over' : 'struck';
  const state = struck ? came : 'announced';
  return { id: sign.incident + 1, ...sign, kind: incident?.kind ?? '', state };
}

export function showGauges(world: World, rules: Rulebook, team: Team): TeamGauge {
  let [offered, inTime, late] = [0, 0, 0];
  for (const counts of team.types) {
    offered += counts.offered.whole;
    inTime += counts.inTime.whole;
    late += counts.late.whole;
  }
  return {
    profitMicroCents: profitMicroCents(team),
    ledgerMicroCents: team.ledger.map((meter) => meter.whole),
    offered,
    inTime,
    late,
    windowOffered: team.sla.offered,
    windowInTime: team.sla.inTime,
    ratesPerS: team.askedPerS.map((rate) => Math.round(rate)),
    marketPermille: Math.round(team.marketShare * 1000),
    regionPermille: world.regionShares.map((share) => Math.round(share * 1000)),
    capacityPerS: capacityOf(world, rules, team),
    forecast: world.forecast,
    forecastRegions: world.forecastRegions.map((list) => list.map((share) => Math.round(share * 1000))),
    forecastTick: world.forecastTick,
    survivableTicks: team.survivableTicks,
    wattHours: Math.round(team.joules.whole / 3600),
    gramsCo2: Math.round(team.carbon.whole / 1000),
  };
}

/** Requests a second, in the mix of now, that a team's estate could answer. */
export const capacityOf = (world: World, rules: Rulebook, team: Team): number =>
  answerable(rules, {
    ratesPerS: world.ratesPerS,
    functions: team.functions,
    callsPerS: (service) => team.services[service]?.capacityPerS ?? 0,
  });
