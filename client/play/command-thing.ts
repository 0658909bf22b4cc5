/** The thing that a command or an event is about, so that a line about it leads there. */
import { byId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';

/** In this order: what is moved before where it goes. */
const FIELDS = ['vm', 'instance', 'deployment', 'subject', 'target', 'source', 'node', 'host', 'edge'] as const;

/** '' where it is about the whole estate, or about what is gone. */
export function commandThing(command: Command, view: TeamView, rules: Rulebook): string {
  const fields = command as unknown as Readonly<Record<string, unknown>>;
  for (const field of FIELDS) {
    const id = fields[field];
    if (typeof id === 'number') return thingOfId(id, view);
  }
  if (command.verb === 'order') return `s${command.rack}.${command.slot}`;
  const service = rules.services.findIndex((one) => one.id === fields.service);
  return service < 0 ? '' : `e${service}`;
}

/** '' where nothing of that id is there (any more). */
export function thingOfId(id: number, view: TeamView): string {
  if (byId(view.hosts, id) !== undefined) return `h${id}`;
  if (byId(view.vms, id) !== undefined) return `v${id}`;
  if (byId(view.deployments, id) !== undefined) return `d${id}`;
  if (byId(view.transfers, id) !== undefined) return `t${id}`;
  if (byId(view.edges, id) !== undefined) return `g${id}`;
  const instance = byId(view.instances, id);
  if (instance !== undefined) return instance.kind === 'vm' ? `v${instance.vm}` : `i${id}`;
  const node = byId(view.nodes, id);
  if (node === undefined) return '';
  return node.vm > 0 ? `v${node.vm}` : `h${node.host}`;
}
