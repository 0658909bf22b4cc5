/**
 * Things and places of the estate by the short names that pages of one team use to each other and the floor for its
 * boxes: h12 a host, v7 a VM, i34 an instance, d5 a deployment, t9 a transfer, g8 an edge site, e3 a service, s0.3 a slot; '' is none.
 */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Selection } from '../store/board.ts';
import { words } from '../text/index.ts';
import { instanceName, nameOf } from './naming.ts';
import type { Carry } from './targets.ts';

const LETTERS = { host: 'h', vm: 'v', instance: 'i', deployment: 'd', transfer: 't', edge: 'g' } as const;

export function thingOf(selection: Selection): string {
  if (selection === null) return '';
  if (selection.kind === 'slot') return `s${selection.rack}.${selection.slot}`;
  if (selection.kind === 'service') return `e${selection.index}`;
  return `${LETTERS[selection.kind]}${selection.id}`;
}

/** Null: nothing, or no name of a thing. Whether it is there is another question. */
export function selectionOfThing(thing: string): Selection {
  const slot = /^s(-?\d+)\.(\d+)$/.exec(thing);
  if (slot !== null) return { kind: 'slot', rack: Number(slot[1]), slot: Number(slot[2]) };
  const found = /^([hvidtge])(\d+)$/.exec(thing);
  if (found === null) return null;
  const id = Number(found[2]);
  if (found[1] === 'e') return { kind: 'service', index: id };
  const kinds = { h: 'host', v: 'vm', i: 'instance', d: 'deployment', t: 'transfer', g: 'edge' } as const;
  return { kind: kinds[found[1] as keyof typeof kinds], id };
}

/** What is in the hand; out of the catalogue it has no id yet, only a name: m:, k: and c: for model, platform, service. */
export function thingHeld(carry: Carry | null): string {
  switch (carry?.kind) {
    case 'vm':
      return `v${carry.id}`;
    case 'process':
      return `i${carry.id}`;
    case 'model':
      return `m:${carry.model}`;
    case 'platform':
      return `k:${carry.platform}`;
    case 'service':
      return `c:${carry.service}`;
    default:
      return '';
  }
}

/** The machine that a thing is on; 0: none, or it is gone. */
export function hostOfThing(thing: string, view: TeamView): number {
  const at = selectionOfThing(thing);
  if (at === null || at.kind === 'slot' || at.kind === 'service' || at.kind === 'deployment' || at.kind === 'edge')
    return 0;
  if (at.kind === 'host') return byId(view.hosts, at.id)?.id ?? 0;
  if (at.kind === 'vm') return byId(view.vms, at.id)?.host ?? 0;
  if (at.kind === 'transfer') return byId(view.transfers, at.id)?.toHost ?? 0;
  const one = byId(view.instances, at.id);
  if (one === undefined) return 0;
  if (one.host > 0) return one.host;
  const node = byId(view.nodes, one.node);
  const vm = byId(view.vms, one.vm > 0 ? one.vm : (node?.vm ?? 0));
  return vm?.host ?? node?.host ?? 0;
}

/** As people call it; '' when it is gone. */
export function nameOfThing(thing: string, view: TeamView, rules: Rulebook): string {
  if (/^[mkc]:/.test(thing)) return catalogueName(thing.slice(2), rules);
  const at = selectionOfThing(thing);
  switch (at?.kind) {
    case 'host':
    case 'edge':
      return nameOf(at.kind, at.id, view.facts, rules);
    case 'vm':
      return nameOf('vm', at.id, view.facts, rules);
    case 'instance':
      return words.names.pod(instanceName(at.id, view.facts, rules));
    case 'deployment':
      return serviceName(rules.services[byId(view.deployments, at.id)?.service ?? -1]?.id);
    case 'transfer':
      return byId(view.vms, byId(view.transfers, at.id)?.vm ?? 0)?.name ?? '';
    case 'service':
      return serviceName(rules.services[at.index]?.id);
    case 'slot': {
      const rack = rules.scenario.racks[at.rack]?.name;
      return rack === undefined ? '' : words.game.panel.slot(rack, at.slot + 1);
    }
    default:
      return '';
  }
}

const serviceName = (id: string | undefined): string => (id === undefined ? '' : words.names.service(id));

function catalogueName(id: string, { models, platforms, services }: Rulebook): string {
  const sold = models.find((one) => one.id === id) ?? platforms.find((one) => one.id === id);
  return sold?.name ?? serviceName(services.find((one) => one.id === id)?.id);
}
