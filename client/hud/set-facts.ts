/** What is set of a VM, a machine and the estate beside the usual, a line each: nothing set, nothing shown. */
import { windowsCostOf } from '../../shared/sim/machines/licences.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ShownHost, ShownVm, TeamView } from '../../shared/sim/shown.ts';
import type { Facts } from '../../shared/sim/view.ts';
import { poolUsedMib } from '../../shared/sim/vms/volumes.ts';
import { FREE_BATCH_M, FREE_BATCH_SHARES } from '../../shared/sim/world/team.ts';
import { NORMAL_SHARES } from '../../shared/sim/world.ts';
import { regionOf, requestOf } from '../text/content.ts';
import { exactMoney } from '../text/format.ts';
import { words } from '../text/index.ts';

const text = words.settings;
type Label = keyof typeof text.labels;
export interface SetFact {
  readonly label: string;
  readonly value: string;
}
type Lines = readonly (readonly [Label, ...string[]])[];

/** From these many minutes on it is worth a line. */
const IDLE_MINUTES = 5;
const PATCHED_TICKS = 600;
/** From here on copies and requests are in each other's way. */
const LINK_PERCENT = 75;
const MICRO_CENTS_PER_DOLLAR = 100_000_000;
const CORE_MINUTE_MS = 60_000;

function set(lines: Lines): SetFact[] {
  return lines
    .map(([label, ...parts]) => ({ label: text.labels[label], value: text.all(parts) }))
    .filter(({ value }) => value !== '');
}

const when = (condition: boolean, words: string): string => (condition ? words : '');

function kernelOf({ hardened, breached }: { hardened: boolean; breached: boolean }): readonly [Label, string, string] {
  return ['kernel', when(hardened, text.hardened), when(breached, text.breached)];
}

function patchedOf(rules: Rulebook, tick: number, patchedTick: number): string {
  const age = tick - patchedTick;
  return when(rules.scenario.patches !== null && age >= PATCHED_TICKS, text.ago(age));
}

export function vmSetFacts(vm: Readonly<ShownVm>, now: TeamView, rules: Rulebook): SetFact[] {
  const copies = (kind: string) => now.copies.filter((copy) => copy.vm === vm.id && copy.kind === kind).length;
  return set([
    ['copies', text.snapshots(copies('snapshot')), text.backups(copies('backup'))],
    ['disk', when(vm.local, text.local), when(vm.diskFull, text.full)],
    [
      'guaranteed',
      text.atLeast(vm.reservationM),
      text.atMost(vm.limitM),
      when(vm.shares !== NORMAL_SHARES, text.shares(vm.shares)),
    ],
    ['taken', text.balloon(vm.balloonMib), text.swap(vm.swapMib)],
    ['idle', when(vm.state === 'running' && vm.idleMinutes >= IDLE_MINUTES, text.minutes(vm.idleMinutes))],
    ['patched', patchedOf(rules, now.facts.tick, vm.patchedTick)],
    ['network', when(vm.vlan > 0, text.vlan(vm.vlan))],
    kernelOf(vm),
  ]);
}

export function hostSetFacts(host: Readonly<ShownHost>, now: TeamView, rules: Rulebook): SetFact[] {
  const windows = windowsCostOf(now.facts, rules, host);
  const feed = rules.feeds[rules.feedOf[host.rack] ?? -1] ?? '';
  const isShared = rules.feeds.length < rules.feedOf.length;
  return set([
    ['licence', when(windows > 0, text.edition(host.edition, exactMoney(windows * MICRO_CENTS_PER_DOLLAR)))],
    ['lease', when(host.isCommitted, text.committed), when(host.isLate && host.state === 'ordered', text.late)],
    ['member', when(host.memberMib > 0, text.keeps(host.memberMib))],
    ['feed', when(isShared, feed)],
    ['overcommit', when(host.overcommitPercent !== 100, text.percent(host.overcommitPercent))],
    ['evacuation', when(host.evacuating, text.evacuating)],
    ['cooling', when(host.ceilingPercent < 100 && host.state === 'on', text.ceiling(host.ceilingPercent))],
    ['link', when(host.linkPercent >= LINK_PERCENT, text.percent(host.linkPercent))],
    ['patched', when(host.platform >= 0, patchedOf(rules, now.facts.tick, host.patchedTick))],
    ['network', when(host.vlan > 0, text.vlan(host.vlan))],
    kernelOf(host),
  ]);
}

/** Kinds of requests that are refused at the door now. */
export function turnedAway({ shedPercent }: Facts, rules: Rulebook): { type: string; name: string; percent: number }[] {
  return rules.types.flatMap(({ id, index }) => {
    const percent = shedPercent[index] ?? 0;
    return percent > 0 ? [{ type: id, name: requestOf(id, rules), percent }] : [];
  });
}

export function teamSetFacts(now: TeamView, rules: Rulebook): SetFact[] {
  const { facts, team } = now;
  const { supply } = facts;
  const nameOf = (service: number) => words.names.service(rules.services[service]?.id ?? '');
  const shed = turnedAway(facts, rules).map(({ name, percent }) => text.part(name, percent));
  return set([
    [
      'price',
      when(facts.pricePercent !== 100, text.price(facts.pricePercent)),
      when(rules.scenario.rules === 'market' && team.marketPermille !== 1000, text.market(team.marketPermille)),
    ],
    [
      'monthEnd',
      when(facts.batchDueTick > 0, text.owed(Math.ceil(facts.batchLeftMs / CORE_MINUTE_MS), facts.batchDueTick)),
      when(facts.batchLimitM < FREE_BATCH_M, text.atMost(facts.batchLimitM)),
      when(facts.batchShares !== FREE_BATCH_SHARES, text.shares(facts.batchShares)),
    ],
    ['tenants', ...tenantsOf(now, nameOf)],
    ['pool', when(facts.poolMib >= 0, text.poolUse(poolUsedMib(facts), facts.poolMib))],
    ['backup', when(facts.backupCapPercent !== 100, text.backupCap(facts.backupCapPercent))],
    [
      'images',
      when(supply.registry === 'private', text.registry),
      when(supply.darkUntilTick > facts.tick, text.dark(supply.darkUntilTick)),
      when(supply.mirror, text.mirror),
      when(supply.scanner, text.scanner),
      when(supply.pipeline, text.pipeline),
    ],
    [
      'orchestrator',
      when(rules.scenario.orchestrators.length > 1, rules.orchestrators[facts.orchestrator]?.name ?? ''),
    ],
    ['autoscaler', when(facts.nodesMax > 0, text.machines(facts.nodesMin, facts.nodesMax))],
    [
      'calls',
      when(facts.mesh, text.mesh(facts.mtls)),
      when(facts.retryAttempts > 1, text.tries(facts.retryAttempts)),
      when(facts.breakerPercent > 0, text.breaker(facts.breakerPercent)),
    ],
    ['shed', ...shed],
    [
      'networks',
      when(facts.vlans.length > 0, text.vlans(facts.vlans.length, facts.flows.length)),
      when(facts.migrationPercent > 0, text.forCopies(facts.migrationPercent)),
    ],
    ['vms', when(facts.haReserveHosts > 0, text.reserve(facts.haReserveHosts)), when(facts.autoBalance, text.balance)],
    ['patches', when(facts.patchTool, text.byTool)],
    ['batch', text.atMost(facts.batchTakenM)],
    ['functions', ...now.functions.map((one) => text.part(nameOf(one.service), one.percent))],
    [
      'edges',
      ...now.edges.map((one) => text.edge(regionOf(rules.regions[one.region]?.id ?? ''), text.edgeStates[one.state])),
    ],
  ]);
}

function tenantsOf({ contracts }: TeamView, nameOf: (service: number) => string): string[] {
  return contracts.filter((one) => one.state === 'accepted').map((one) => text.tenant(nameOf(one.service), one.kept));
}
