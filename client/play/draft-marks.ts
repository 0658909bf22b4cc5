/** Where an order would show on the floor: what leaves its place, and where it would stand. For drafts and orders on their way. */
import { byId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import { moveTo } from './targets.ts';

/** `draft`: not ordered. `pending`: ordered and not yet decided. `refused`: decided against, and about to fade. */
export type MarkState = 'draft' | 'pending' | 'refused';

export interface FloorMark {
  readonly key: string;
  readonly state: MarkState;
  readonly place: number; // in its list, from 1
  readonly fits: boolean; // as far as is known; always true of what is pending
  readonly verb: Command['verb'];
  readonly jar: string; // key of the jar that leaves its place; '' where none does
  readonly host: number; // that it is about; 0: a slot, or nothing with a place
  readonly slot: string; // key of the slot it takes; '' where it takes none
  readonly needMib: number; // of the host's memory, where something comes
  readonly name: string; // of what comes
  readonly reason: string; // of a refusal, in words
}

type Place = Pick<FloorMark, 'jar' | 'host' | 'slot' | 'needMib' | 'name'>;
const NOWHERE: Place = { jar: '', host: 0, slot: '', needMib: 0, name: '' };

export function placeOf(command: Command, facts: Facts, rules: Rulebook): Place {
  const arriving = arrival(command, facts, rules);
  if (arriving !== null) return arriving;
  if (command.verb === 'order') {
    const isCloud = rules.models.find(({ id }) => id === command.model)?.kind === 'cloud';
    const name = rules.models.find(({ id }) => id === command.model)?.name ?? '';
    return { ...NOWHERE, slot: isCloud ? 's-1.0' : `s${command.rack}.${command.slot}`, name };
  }
  const vm = 'vm' in command ? byId(facts.vms, command.vm) : undefined;
  if (vm !== undefined) return { ...NOWHERE, host: vm.host };
  if ('node' in command) return { ...NOWHERE, host: hostOfNode(command.node, facts) };
  return 'host' in command ? { ...NOWHERE, host: command.host } : NOWHERE;
}

/** Something that is here now and would be there. */
function arrival(command: Command, facts: Facts, rules: Rulebook): Place | null {
  if (!('host' in command)) return null;
  const host = byId(facts.hosts, command.host);
  if (host === undefined) return null;
  switch (command.verb) {
    case 'migrateLive':
    case 'migratePostCopy':
    case 'migrateCold': {
      const vm = byId(facts.vms, command.vm);
      const needMib = moveTo({ kind: 'vm', id: command.vm, cold: false }, host, facts, rules)?.needMib ?? 0;
      return { ...NOWHERE, jar: `v${command.vm}`, host: host.id, needMib, name: vm?.name ?? '' };
    }
    case 'convert':
    case 'moveProcess': {
      const id = command.verb === 'convert' ? command.subject : command.instance;
      const service = byId(facts.instances, id)?.service ?? -1;
      const needMib = moveTo({ kind: 'process', id }, host, facts, rules)?.needMib ?? 0;
      return { ...NOWHERE, jar: `i${id}`, host: host.id, needMib, name: rules.services[service]?.id ?? '' };
    }
    case 'createVm':
      return { ...NOWHERE, host: host.id, needMib: command.memoryMib, name: command.guest };
    default:
      return null;
  }
}

function hostOfNode(id: number, facts: Facts): number {
  const node = byId(facts.nodes, id);
  return node === undefined ? 0 : node.host > 0 ? node.host : (byId(facts.vms, node.vm)?.host ?? 0);
}
