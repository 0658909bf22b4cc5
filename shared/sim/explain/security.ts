/** Why, where networks, intruders and promises are the reason (SPEC WH, NW3, NW7, SE2, CT3). */

import type { Rulebook } from '../rulebook.ts';
import { blastRadius } from '../security/blast-radius.ts';
import { intruders, isServed } from '../security/contracts.ts';
import { denialsOf } from '../security/networks.ts';
import { lateOnLinks } from '../systems/links.ts';
import type { Host, InstanceFacts, Team, Vm } from '../world.ts';
import { type Why, why } from './why.ts';

const percent = (share: number): number => Math.round(share * 100);

/** A copy in foreign hands, and how many others its kernel, image, network and machine could lead to. */
export function explainBreached(rules: Rulebook, team: Team, one: InstanceFacts): Why[] {
  return [why('pod.breached', one.id, radiusOf(rules, team, one.id))];
}

function radiusOf(rules: Rulebook, team: Team, subject: number): Record<string, number> {
  const { kernel, image, network, host } = blastRadius(team, rules, subject);
  return { kernel: kernel.length, image: image.length, network: network.length, host: host.length };
}

/** A VM whose kernel is taken. */
export function explainTakenVm(rules: Rulebook, team: Team, vm: Pick<Vm, 'id' | 'breached'>): Why[] {
  return vm.breached ? [why('vm.breached', vm.id, radiusOf(rules, team, vm.id))] : [];
}

/** A host whose kernel is taken, or whose network card is full. */
export function explainExposed(rules: Rulebook, team: Team, host: Host): Why[] {
  const chain = host.breached ? [why('host.breached', host.id, radiusOf(rules, team, host.id))] : [];
  const { latePart, requests, took } = host.link;
  if (latePart === 0) return chain;
  const numbers = { latePercent: Math.max(1, percent(latePart)), requestMib: Math.round(requests) };
  return [...chain, why('host.link_full', host.id, { ...numbers, copyMib: Math.round(took) })];
}

/** Calls from or to the service that no flow lets through, each pair once. */
export function explainDenied(rules: Rulebook, team: Team, service: number): Why[] {
  if (team.vlans.length === 0) return [];
  const found = new Map<string, Why>();
  for (const { caller, callee, share } of denialsOf(team, rules).flat()) {
    if (caller !== service && callee !== service) continue;
    found.set(`${caller} ${callee}`, why('service.denied', callee, { deniedPercent: percent(share), caller }));
  }
  return [...found.values()];
}

/** A full link below its copies. */
export function explainLinks(rules: Rulebook, team: Team, service: number): Why[] {
  const late = lateOnLinks(team, rules, service);
  return late > 0 ? [why('service.link_full', service, { latePercent: Math.max(1, percent(late)) })] : [];
}

/** A tenant that does not have what it was promised. */
export function explainTenant(rules: Rulebook, team: Team, service: number): Why[] {
  const contract = team.contracts.find((one) => one.service === service && one.state === 'accepted');
  if (contract === undefined) return [];
  const others = intruders(team, rules, contract);
  if (others > 0) return [why('service.tenant_shared', service, { others })];
  return isServed(rules, team, contract) ? [] : [why('service.tenant_unserved', service)];
}
