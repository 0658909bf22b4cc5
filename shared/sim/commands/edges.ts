/** Edge sites and what they hold: SPEC RG4–RG9. */
import { byId } from '../../base/ids.ts';
import { copyTicks, edgeFreeMib, edgeNeedMib } from '../beyond/edge-site.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { indexOfName, type Rulebook, type ServiceRule } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { EDGE_FORMS, type Edge, newEdge } from '../world.ts';
import type { Verb } from './command.ts';

const regionOf = (rules: Rulebook, region: string) => rules.regions.findIndex((one) => one.id === region);

export const openEdge: Verb<'openEdge'> = {
  buys: true,
  check(_facts, rules, { region }) {
    const rule = rules.regions[regionOf(rules, region)];
    if (rule === undefined) return refuse('region.unknown');
    return rule.homeSeconds === 0 ? refuse('edge.needless') : ACCEPTED; // its users are at home already
  },
  apply(world, rules, team, { region }) {
    const untilTick = world.tick + rules.economy.edge.leadTicks;
    newEdge(team, { region: regionOf(rules, region), untilTick });
  },
};

export const closeEdge: Verb<'closeEdge'> = {
  check(facts, _rules, command) {
    const edge = byId(facts.edges, command.edge);
    if (edge === undefined) return refuse('edge.unknown');
    return edge.leaseEndTick > 0 ? refuse('edge.leaving', { tick: edge.leaseEndTick }) : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const edge = byId(team.edges, command.edge) as Edge;
    const notice = edge.state === 'ordered' ? 1 : rules.economy.edge.noticeTicks; // what never came goes at once
    edge.leaseEndTick = world.tick + notice;
  },
};

/** Copies a service over the edge's thin link: an image in seconds, a VM's disk in minutes. */
export const placeAtEdge: Verb<'placeAtEdge'> = {
  check(facts, rules, command) {
    const verdict = checkHeld(facts, rules, command, false);
    if (!verdict.ok) return verdict;
    const edge = byId(facts.edges, command.edge) as Facts['edges'][number];
    const service = rules.services[indexOfName(rules.services, command.service)] as ServiceRule;
    if (service.stateful) return refuse('service.stateful');
    const needMib = edgeNeedMib(rules, service, command.form);
    const freeMib = edgeFreeMib(rules, edge);
    return needMib > freeMib ? refuse('edge.memory_short', { needMib, freeMib }) : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const edge = byId(team.edges, command.edge) as Edge;
    const service = rules.services[indexOfName(rules.services, command.service)] as ServiceRule;
    const free = edge.readyTicks.reduce((latest, tick) => Math.max(latest, tick), world.tick); // one copy at a time
    edge.services = [...edge.services, service.index];
    edge.forms = [...edge.forms, EDGE_FORMS.indexOf(command.form)];
    edge.readyTicks = [...edge.readyTicks, free + copyTicks(rules, service, command.form)];
  },
};

export const removeFromEdge: Verb<'removeFromEdge'> = {
  check(facts, rules, command) {
    return checkHeld(facts, rules, command, true);
  },
  apply(_world, rules, team, command) {
    const edge = byId(team.edges, command.edge) as Edge;
    const at = edge.services.indexOf(indexOfName(rules.services, command.service));
    const without = (list: readonly number[]) => list.filter((_one, index) => index !== at);
    edge.services = without(edge.services);
    edge.forms = without(edge.forms);
    edge.readyTicks = without(edge.readyTicks);
  },
};

function checkHeld(facts: Facts, rules: Rulebook, of: { edge: number; service: string }, held: boolean): Verdict {
  const edge = byId(facts.edges, of.edge);
  if (edge === undefined) return refuse('edge.unknown');
  if (edge.state !== 'on') return refuse('edge.not_on');
  if (edge.leaseEndTick > 0) return refuse('edge.leaving', { tick: edge.leaseEndTick });
  const service = indexOfName(rules.services, of.service);
  if (service < 0) return refuse('service.unknown');
  if (edge.services.includes(service) === held) return ACCEPTED;
  return refuse(held ? 'edge.holds_not' : 'edge.holds');
}
