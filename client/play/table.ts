/**
 * The floor as rows of one table: machines, VMs, copies, deployments, moves, free slots and edge sites beside each other, to be
 * sorted and searched. Rows hold still while someone is at them: see `settled`.
 */
import { byId } from '../../shared/base/ids.ts';
import { edgeFreeMib } from '../../shared/sim/beyond/edge-site.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Health } from '../look/marks.tsx';
import { regionOf } from '../text/content.ts';
import { words } from '../text/index.ts';
import { edgeHealth, hostHealth, instanceHealth, vmHealth } from './health.ts';
import { memoryGoneMib } from './host-memory.ts';
import { nameOf } from './naming.ts';
import { hostCosts } from './overlays/cost.ts';
import type { Picked } from './pick.ts';
import type { Carry } from './targets.ts';

export const TABLE_KINDS = ['host', 'vm', 'pod', 'deployment', 'transfer', 'slot', 'edge'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];
export const COLUMNS = ['name', 'place', 'state', 'cpu', 'used', 'free', 'answers', 'cost', 'hurts'] as const;
export type Column = (typeof COLUMNS)[number];

/** Numbers below zero say nothing: the cell is empty and sorts last. */
export interface TableRow {
  readonly key: string; // as of `play/thing.ts`
  readonly kind: TableKind;
  readonly name: string;
  readonly place: string;
  readonly state: string;
  readonly health: Health | null;
  readonly cpuPercent: number;
  readonly usedMib: number;
  readonly freeMib: number;
  readonly p95Ms: number;
  readonly serving: number; // copies of a deployment that answer
  readonly replicas: number;
  readonly perHourMicroCents: number;
  readonly hurts: string;
  readonly selection: Picked;
  readonly carry: Carry | null;
}

const text = words.outline;

type Given = Pick<TableRow, 'key' | 'kind' | 'name' | 'place' | 'selection'> & Partial<TableRow>;
const row = (given: Given): TableRow => ({
  state: '',
  health: null,
  cpuPercent: -1,
  usedMib: -1,
  freeMib: -1,
  p95Ms: -1,
  serving: -1,
  replicas: -1,
  perHourMicroCents: -1,
  hurts: '',
  carry: null,
  ...given,
});

export function tableOf(view: TeamView, rules: Rulebook, kinds: ReadonlySet<TableKind>): TableRow[] {
  const make = {
    host: hosts,
    vm: vms,
    pod: copies,
    deployment: deployments,
    transfer: transfers,
    slot: slots,
    edge: edges,
  };
  return TABLE_KINDS.flatMap((kind) => (kinds.has(kind) ? make[kind](view, rules) : []));
}

function hosts(view: TeamView, rules: Rulebook): TableRow[] {
  const costs = new Map(hostCosts(view, rules).map((one) => [one.host, one.perHourMicroCents]));
  return view.hosts.map((host) => {
    const isOn = host.state === 'on';
    const gone = isOn ? memoryGoneMib(view, rules, host) : -1;
    const total = rules.models[host.model]?.memoryMib ?? 0;
    const health = hostHealth(host);
    return row({
      key: `h${host.id}`,
      kind: 'host',
      name: host.name,
      place: placeOfRack(host.rack, host.slot, rules),
      state: words.names.hostStates[host.state],
      health,
      cpuPercent: isOn ? host.cpuPercent : -1,
      usedMib: gone,
      freeMib: isOn ? Math.max(0, total - gone) : -1,
      perHourMicroCents: costs.get(host.id) ?? -1,
      hurts:
        host.state === 'failed' && host.failure !== 'none'
          ? words.names.failures[host.failure]
          : health === 'watch'
            ? text.hurts.busy
            : '',
      selection: { kind: 'host', id: host.id },
    });
  });
}

function placeOfRack(rack: number, slot: number, rules: Rulebook): string {
  return rack < 0 ? words.names.cloud : text.place(rules.scenario.racks[rack]?.name ?? '', slot + 1);
}

function vms(view: TeamView, rules: Rulebook): TableRow[] {
  const moving = new Set(view.transfers.filter((one) => one.started).map((one) => one.vm));
  return view.vms.map((vm) => {
    const health = vmHealth(vm);
    const runs = vm.state === 'running';
    return row({
      key: `v${vm.id}`,
      kind: 'vm',
      name: nameOf('vm', vm.id, view.facts, rules),
      place: byId(view.hosts, vm.host)?.name ?? '',
      state: moving.has(vm.id) ? words.names.moving : words.names.vmStates[vm.state],
      health,
      cpuPercent: runs ? vm.cpuPercent : -1,
      usedMib: vm.memoryMib,
      hurts: health === 'watch' ? text.hurts.waits(vm.shortPercent) : health === 'dead' ? text.hurts.crashed : '',
      selection: { kind: 'vm', id: vm.id },
      carry: { kind: 'vm', id: vm.id, cold: !rules.verbs.has('migrateLive') },
    });
  });
}

/** Pods, and processes on a machine's own system; the process in a VM is its VM's row. */
function copies(view: TeamView, rules: Rulebook): TableRow[] {
  return view.instances.flatMap((one) => {
    if (one.kind === 'vm') return [];
    const isPod = one.kind === 'container';
    const kind = isPod ? 'pod' : 'process';
    const runs = one.state === 'running';
    const limit = one.limitMib > 0 ? one.limitMib : one.requestMib;
    return row({
      key: `i${one.id}`,
      kind: 'pod',
      name: words.names.pod(nameOf(kind, one.id, view.facts, rules)),
      place: isPod ? nameOf('node', one.node, view.facts, rules) : (byId(view.hosts, one.host)?.name ?? ''),
      state: runs && !one.ready ? words.names.unready : words.names.instanceStates[one.state],
      health: instanceHealth(one),
      cpuPercent: runs ? one.cpuPercent : -1,
      usedMib: runs ? one.memoryUsedMib : one.requestMib,
      freeMib: runs && limit > 0 ? Math.max(0, limit - one.memoryUsedMib) : -1,
      p95Ms: runs ? (view.services[one.service]?.p95Ms ?? -1) : -1,
      hurts: one.state === 'pending' ? text.hurts.pending : runs && one.throttled ? text.hurts.throttled : '',
      selection: { kind: 'instance', id: one.id },
      carry: isPod ? null : { kind: 'process', id: one.id },
    });
  });
}

function deployments(view: TeamView, rules: Rulebook): TableRow[] {
  const serving = new Map<number, number>();
  for (const one of view.instances) {
    if (one.ready && one.state === 'running') serving.set(one.deployment, (serving.get(one.deployment) ?? 0) + 1);
  }
  return view.deployments.map((deployment) => {
    const { id, replicas, service } = deployment;
    const answers = serving.get(id) ?? 0;
    return row({
      key: `d${id}`,
      kind: 'deployment',
      name: nameOf('deployment', id, view.facts, rules),
      place: '',
      state: words.game.outline.of(`${answers}/${replicas}`),
      health: answers >= replicas ? 'ok' : answers === 0 ? 'bad' : 'watch',
      serving: answers,
      replicas,
      p95Ms: view.services[service]?.p95Ms ?? -1,
      hurts: answers < replicas ? text.hurts.missing(replicas - answers) : '',
      selection: { kind: 'deployment', id },
    });
  });
}

function transfers(view: TeamView, rules: Rulebook): TableRow[] {
  return view.transfers.map((one) => {
    const vm = byId(view.vms, one.vm);
    const service = byId(view.instances, one.process)?.service ?? -1;
    const [from, to] = [byId(view.hosts, one.fromHost)?.name ?? '', byId(view.hosts, one.toHost)?.name ?? ''];
    return row({
      key: `t${one.id}`,
      kind: 'transfer',
      name: vm === undefined ? (rules.services[service]?.id ?? '') : nameOf('vm', vm.id, view.facts, rules),
      place: words.game.transfer.route(from, to),
      state: one.started ? words.game.transfer.copied(one.percent) : words.game.transfer.waits,
      usedMib: one.memoryMib,
      hurts: one.started && one.kind === 'live' && !one.converges ? words.game.transfer.diverging : '',
      selection: { kind: 'transfer', id: one.id },
    });
  });
}

function slots(view: TeamView, rules: Rulebook): TableRow[] {
  const taken = new Set(view.hosts.map((host) => `${host.rack}.${host.slot}`));
  return rules.scenario.racks.flatMap((rack, index) =>
    Array.from({ length: rack.slots }, (_, slot) => slot)
      .filter((slot) => !taken.has(`${index}.${slot}`))
      .map((slot) =>
        row({
          key: `s${index}.${slot}`,
          kind: 'slot',
          name: words.game.outline.emptySlot(String(slot + 1)),
          place: text.place(rack.name, slot + 1),
          state: text.free,
          selection: { kind: 'slot', rack: index, slot },
        }),
      ),
  );
}

function edges(view: TeamView, rules: Rulebook): TableRow[] {
  return view.edges.map((site) =>
    row({
      key: `g${site.id}`,
      kind: 'edge',
      name: nameOf('edge', site.id, view.facts, rules),
      place: regionOf(rules.regions[site.region]?.id ?? ''),
      state: words.settings.edgeStates[site.state],
      health: edgeHealth(site),
      cpuPercent: site.state === 'on' ? site.cpuPercent : -1,
      freeMib: site.state === 'on' ? edgeFreeMib(rules, site) : -1,
      selection: { kind: 'edge', id: site.id },
    }),
  );
}

/** By all words of the row: `web h3` finds the web pods of h3. */
export function matching(rows: readonly TableRow[], asked: string): readonly TableRow[] {
  const parts = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return rows;
  return rows.filter((one) => {
    const said = `${one.name} ${one.place} ${one.state} ${one.hurts}`.toLowerCase();
    return parts.every((part) => said.includes(part));
  });
}

export interface Sorting {
  readonly column: Column;
  readonly way: 'ascending' | 'descending';
}

const RANKS: Readonly<Record<Health, number>> = { dead: 5, bad: 4, watch: 3, ok: 2, off: 1 };

function worthOf(one: TableRow, column: Column): string | number {
  switch (column) {
    case 'name':
    case 'place':
    case 'state':
      return one[column];
    case 'cpu':
      return one.cpuPercent;
    case 'used':
      return one.usedMib;
    case 'free':
      return one.freeMib;
    case 'answers':
      return one.p95Ms;
    case 'cost':
      return one.perHourMicroCents;
    case 'hurts':
      return one.health === null ? 0 : RANKS[one.health];
  }
}

const byName = new Intl.Collator('en', { numeric: true });

/** What says nothing in that column comes last, whichever way. */
export function sorted(rows: readonly TableRow[], { column, way }: Sorting): readonly TableRow[] {
  const sign = way === 'ascending' ? 1 : -1;
  const isEmpty = (value: string | number) => value === '' || (typeof value === 'number' && value < 0);
  return rows
    .map((one) => ({ one, value: worthOf(one, column) }))
    .sort((a, b) => {
      if (isEmpty(a.value) !== isEmpty(b.value)) return isEmpty(a.value) ? 1 : -1;
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : byName.compare(String(a.value), String(b.value));
      return order * sign || byName.compare(a.one.name, b.one.name);
    })
    .map(({ one }) => one);
}

/** The rows in the order in which they stood, what is new at the end: nothing moves from under a hand. */
export function settled(rows: readonly TableRow[], stood: readonly string[]): readonly TableRow[] {
  const byKey = new Map(rows.map((one) => [one.key, one]));
  const known = stood.flatMap((key) => byKey.get(key) ?? []);
  const places = new Set(stood);
  return [...known, ...rows.filter((one) => !places.has(one.key))];
}
