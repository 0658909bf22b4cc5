/**
 * The floor in words: racks, machines and what lives on them, then what is declared, as rows of a tree. The same rows
 * serve eyes that do not see the canvas, keyboards and tests.
 */

import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ShownHost, TeamView } from '../../shared/sim/shown.ts';
import type { Health } from '../look/marks.tsx';
import type { Selection } from '../store/board.ts';
import { edgeHealth, hostHealth, instanceHealth, vmHealth } from './health.ts';
import { memoryGoneMib } from './host-memory.ts';
import { nameOf } from './naming.ts';
import type { Carry } from './targets.ts';

export type TreeKind =
  | 'rack'
  | 'host'
  | 'slot'
  | 'vm'
  | 'process'
  | 'pod'
  | 'deployments'
  | 'deployment'
  | 'pending'
  | 'edges'
  | 'edge';

export interface TreeRow {
  readonly key: string;
  readonly kind: TreeKind;
  readonly level: 1 | 2 | 3 | 4;
  readonly parent: string; // key; '' at the top
  readonly name: string;
  readonly health: Health | null;
  readonly state: string; // of the thing, in the rules' word
  readonly percent: number; // of its CPU; -1: says nothing
  readonly memoryMib: number; // -1: says nothing
  readonly selection: Selection;
  readonly carry: Carry | null; // what `m` takes in hand
}

const row = (fields: Pick<TreeRow, 'key' | 'kind' | 'level' | 'parent' | 'name'> & Partial<TreeRow>): TreeRow => ({
  health: null,
  state: '',
  percent: -1,
  memoryMib: -1,
  selection: null,
  carry: null,
  ...fields,
});

export function treeOf(view: TeamView, rules: Rulebook): TreeRow[] {
  const rows: TreeRow[] = [];
  for (const [index, rack] of rules.scenario.racks.entries()) {
    const key = `r${index}`;
    rows.push(row({ key, kind: 'rack', level: 1, parent: '', name: rack.name }));
    for (let slot = 0; slot < rack.slots; slot++) {
      const host = view.hosts.find((one) => one.rack === index && one.slot === slot);
      if (host !== undefined) pushHost(rows, view, rules, host, key);
      else rows.push(slotRow(index, slot, key));
    }
  }
  const cloud = view.hosts.filter((host) => host.rack < 0);
  if (cloud.length > 0) rows.push(row({ key: 'r-1', kind: 'rack', level: 1, parent: '', name: '' }));
  for (const host of cloud) pushHost(rows, view, rules, host, 'r-1');
  pushDeployments(rows, view, rules);
  pushEdges(rows, view, rules);
  return rows;
}

function slotRow(rack: number, slot: number, parent: string): TreeRow {
  const selection: Selection = { kind: 'slot', rack, slot };
  return row({ key: `s${rack}.${slot}`, kind: 'slot', level: 2, parent, name: String(slot + 1), selection });
}

function pushHost(rows: TreeRow[], view: TeamView, rules: Rulebook, host: ShownHost, parent: string): void {
  const key = `h${host.id}`;
  rows.push(
    row({
      key,
      kind: 'host',
      level: 2,
      parent,
      name: host.name,
      health: hostHealth(host),
      state: host.state,
      percent: host.state === 'on' ? host.cpuPercent : -1,
      memoryMib: host.state === 'on' ? memoryGoneMib(view, rules, host) : -1,
      selection: { kind: 'host', id: host.id },
    }),
  );
  for (const one of view.instances) {
    if (one.kind === 'process' && one.host === host.id) pushInstance(rows, view, rules, one.id, key, 3);
  }
  for (const vm of view.vms) if (vm.host === host.id) pushVm(rows, view, rules, vm.id, key);
  const node = view.nodes.find((one) => one.host === host.id);
  if (node !== undefined) pushPods(rows, view, rules, node.id, key, 3);
}

function pushVm(rows: TreeRow[], view: TeamView, rules: Rulebook, id: number, parent: string): void {
  const vm = view.vms.find((one) => one.id === id);
  if (vm === undefined) return;
  const key = `v${id}`;
  rows.push(
    row({
      key,
      kind: 'vm',
      level: 3,
      parent,
      name: nameOf('vm', id, view.facts, rules),
      health: vmHealth(vm),
      state: view.transfers.some((one) => one.vm === id && one.started) ? 'moving' : vm.state,
      percent: vm.state === 'running' ? vm.cpuPercent : -1,
      memoryMib: vm.memoryMib,
      selection: { kind: 'vm', id },
      carry: { kind: 'vm', id, cold: false },
    }),
  );
  const node = view.nodes.find((one) => one.vm === id);
  if (node !== undefined) pushPods(rows, view, rules, node.id, key, 4);
}

function pushPods(rows: TreeRow[], view: TeamView, rules: Rulebook, node: number, parent: string, level: 3 | 4): void {
  for (const one of view.instances) if (one.node === node) pushInstance(rows, view, rules, one.id, parent, level);
}

function pushInstance(
  rows: TreeRow[],
  view: TeamView,
  rules: Rulebook,
  id: number,
  parent: string,
  level: 3 | 4,
): void {
  const one = view.instances.find((instance) => instance.id === id);
  if (one === undefined) return;
  const kind = one.kind === 'process' ? 'process' : 'pod';
  rows.push(
    row({
      key: `i${id}`,
      kind: one.state === 'pending' ? 'pending' : kind,
      level,
      parent,
      name: nameOf(kind, id, view.facts, rules),
      health: instanceHealth(one),
      state: one.state === 'running' && !one.ready ? 'unready' : one.state,
      percent: one.state === 'running' ? one.cpuPercent : -1,
      memoryMib: one.state === 'pending' ? one.requestMib : one.memoryUsedMib,
      selection: { kind: 'instance', id },
      carry: kind === 'process' ? { kind: 'process', id } : null,
    }),
  );
}

function pushDeployments(rows: TreeRow[], view: TeamView, rules: Rulebook): void {
  if (view.deployments.length === 0) return;
  rows.push(row({ key: 'd', kind: 'deployments', level: 1, parent: '', name: '' }));
  for (const deployment of view.deployments) {
    const pods = view.instances.filter((one) => one.deployment === deployment.id);
    const serving = pods.filter((one) => one.ready && one.state === 'running').length;
    const key = `d${deployment.id}`;
    rows.push(
      row({
        key,
        kind: 'deployment',
        level: 2,
        parent: 'd',
        name: nameOf('deployment', deployment.id, view.facts, rules),
        health: serving >= deployment.replicas ? 'ok' : serving === 0 ? 'bad' : 'watch',
        state: `${serving}/${deployment.replicas}`,
        selection: { kind: 'deployment', id: deployment.id },
      }),
    );
    for (const one of pods) if (one.node === 0) pushInstance(rows, view, rules, one.id, key, 3);
  }
}

/** What stands near users who are far away. */
function pushEdges(rows: TreeRow[], view: TeamView, rules: Rulebook): void {
  if (view.edges.length > 0) rows.push(row({ key: 'g', kind: 'edges', level: 1, parent: '', name: '' }));
  for (const edge of view.edges) {
    rows.push(
      row({
        key: `g${edge.id}`,
        kind: 'edge',
        level: 2,
        parent: 'g',
        name: nameOf('edge', edge.id, view.facts, rules),
        health: edgeHealth(edge),
        state: edge.state,
        percent: edge.state === 'on' ? edge.cpuPercent : -1,
        selection: { kind: 'edge', id: edge.id },
      }),
    );
  }
}

/** Rows whose parents are all open. */
export function openRows<T extends TreeRow>(rows: readonly T[], closed: ReadonlySet<string>): T[] {
  const hidden = new Set<string>();
  return rows.filter((one) => {
    const isHidden = hidden.has(one.parent);
    if (isHidden || closed.has(one.key)) hidden.add(one.key);
    return !isHidden;
  });
}
