/**
 * Orders by what they meant. In another course of the same day things get other ids: one machine more, and every later
 * pod is numbered one higher. So an order is kept by the place of its things (a machine by its slot, a pod by its service
 * and its turn), and given to whatever stands there in the other world.
 */
import { type HasId, indexOfId, teamOfId } from '../base/ids.ts';
import type { Command } from '../sim/commands/schema.ts';
import type { Team } from '../sim/world.ts';

/** Fields by which an order names its things. */
const FIELDS = [
  'host',
  'vm',
  'node',
  'instance',
  'deployment',
  'target',
  'subject',
  'source',
  'copy',
  'build',
  'function',
  'edge',
] as const;
type Field = (typeof FIELDS)[number];

/** Places of the things that an order names, by its field. */
export type Meant = readonly { readonly field: Field; readonly place: string }[];

export function meantBy(command: Command, team: Team): Meant {
  const fields: Partial<Record<Field, unknown>> & Command = command;
  return FIELDS.flatMap((field) => {
    const id = fields[field];
    if (typeof id !== 'number' || teamOfId(id) !== team.index) return [];
    const place = placeOf(team, id);
    return place === '' ? [] : [{ field, place }];
  });
}

/** The order for the other world; null: what it was about is not there. */
export function givenTo(command: Command, meant: Meant, team: Team): Command | null {
  const given: Command & Partial<Record<Field, number>> = { ...command };
  for (const { field, place } of meant) {
    const id = idAt(team, place);
    if (id === 0) return null;
    given[field] = id;
  }
  return given;
}

type Lists = 'hosts' | 'vms' | 'nodes' | 'instances' | 'deployments' | 'transfers' | 'builds' | 'copies' | 'contracts';
const LISTS: readonly (Lists | 'functions' | 'edges' | 'bases')[] = [
  'hosts',
  'vms',
  'nodes',
  'instances',
  'deployments',
  'transfers',
  'builds',
  'copies',
  'contracts',
  'functions',
  'edges',
  'bases',
];

/** `hosts a2 0`: the first of that kind in that list; '' where nothing of that id is there. */
function placeOf(team: Team, id: number): string {
  for (const list of LISTS) {
    const things: readonly HasId[] = team[list];
    const index = indexOfId(things, id);
    if (index < 0) continue;
    const kind = kindOf(team, things[index] as HasId);
    let turn = 0;
    for (const thing of things.slice(0, index)) if (kindOf(team, thing) === kind) turn += 1;
    return `${list} ${kind} ${turn}`;
  }
  return '';
}

function idAt(team: Team, place: string): number {
  const [list = '', kind, turn] = place.split(' ');
  const things: readonly HasId[] = team[list as Lists];
  return things.filter((thing) => kindOf(team, thing) === kind)[Number(turn)]?.id ?? 0;
}

/** What tells it from the others of its list, without a blank: its name or whose it is, and what runs in it. */
function kindOf(team: Team, thing: HasId): string {
  const { name, service, node, host, vm } = thing as HasId & {
    name?: string;
    service?: number;
    node?: number;
    host?: number;
    vm?: number;
  };
  if (name !== undefined) return `${name.replaceAll(' ', '_')}/${service ?? ''}`;
  if (node !== undefined && service !== undefined) return `${service}`;
  const owner = ownerName(team, vm ?? 0) || ownerName(team, host ?? 0);
  return `${service ?? ''}/${owner}`;
}

function ownerName({ hosts, vms }: Team, id: number): string {
  if (id === 0) return '';
  const owner = vms[indexOfId(vms, id)] ?? hosts[indexOfId(hosts, id)];
  return owner?.name.replaceAll(' ', '_') ?? '';
}
