/** Lists of a panel: what lives on a machine, and the copies of a service. */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ShownInstance, ShownVm, TeamView } from '../../shared/sim/shown.ts';
import type { Health } from '../look/marks.tsx';
import type { Selection } from '../store/board.ts';
import { words } from '../text/index.ts';
import { instanceHealth, vmHealth } from './health.ts';
import { nameOf } from './naming.ts';

export interface Resident {
  readonly key: string;
  readonly name: string;
  readonly health: Health;
  readonly note: string;
  readonly selection: Selection;
}

/** VMs, processes and pods there; of those that run, how large they are. */
export function residentsOn(host: number, view: TeamView, rules: Rulebook): Resident[] {
  const { size } = words.game.panel;
  const nodes = new Set(
    view.nodes.filter((node) => node.host === host || byId(view.vms, node.vm)?.host === host).map(({ id }) => id),
  );
  const vms = view.vms
    .filter((vm) => vm.host === host)
    .map((vm) => ofVm(vm, view, rules, vm.state === 'running' ? size(vm.memoryMib) : undefined));
  const instances = view.instances
    .filter((one) => (one.kind === 'process' && one.host === host) || nodes.has(one.node))
    .map((one) => ofInstance(one, view, rules, one.state === 'running' ? size(one.memoryUsedMib) : undefined));
  return [...vms, ...instances];
}

/** What runs in a VM by itself is that VM, and is as well as it is. */
export function copiesOf(service: number, view: TeamView, rules: Rulebook): Resident[] {
  return view.instances
    .filter((one) => one.service === service)
    .map((one) => {
      const vm = one.kind === 'vm' ? byId(view.vms, one.vm) : undefined;
      return vm === undefined ? ofInstance(one, view, rules) : ofVm(vm, view, rules);
    });
}

function ofVm(vm: ShownVm, { facts }: TeamView, rules: Rulebook, note: string = words.names.vmStates[vm.state]) {
  const selection = { kind: 'vm', id: vm.id } as const;
  return { key: `v${vm.id}`, name: nameOf('vm', vm.id, facts, rules), health: vmHealth(vm), note, selection };
}

function ofInstance(
  one: ShownInstance,
  { facts }: TeamView,
  rules: Rulebook,
  note: string = words.names.instanceStates[one.state],
) {
  const name = words.names.pod(nameOf(one.kind === 'process' ? 'process' : 'pod', one.id, facts, rules));
  const selection = { kind: 'instance', id: one.id } as const;
  return { key: `i${one.id}`, name, health: instanceHealth(one), note, selection };
}
