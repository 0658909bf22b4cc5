/** What images and releases have to do with it: SPEC WH codes of IM8, IM10–IM14. */
import { byId } from '../../base/ids.ts';
import { baseLayerOf, isUnpatched, neededPatch } from '../containers/base-images.ts';
import { isPushed } from '../containers/builds.ts';
import { isPoisoned } from '../containers/poison.ts';
import { missingOn, sizeOf } from '../containers/pulls.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Instance, ServiceState, Sign, Team } from '../world.ts';
import { type Why, why } from './why.ts';

/** Why a container has no image yet; nothing when it has. */
export function explainPull(rules: Rulebook, team: Team, one: Instance): Why[] {
  const node = byId(team.nodes, one.node);
  if (node === undefined) return [];
  const missingMib = sizeOf(rules, missingOn(rules, team, node, one, []));
  if (one.state === 'pulling') return [why('pod.pulling', one.id, { missingMib, untilTick: one.untilTick })];
  if (one.state !== 'pullBackoff') return [];
  const numbers = { release: one.release, tries: one.pullFailures, untilTick: one.untilTick };
  if (!isPushed(team, rules, one.service, one.release)) return [why('pod.not_pushed', one.id, numbers)];
  return [why('pod.registry_dark', one.id, { ...numbers, darkUntilTick: team.supply.darkUntilTick })];
}

/** What is wrong with what a service's copies run. */
export function explainImages(rules: Rulebook, team: Team, service: number): Why[] {
  const copies = lookup(team).ofService[service] ?? [];
  const chain: Why[] = [];
  const poisoned = copies.filter(isPoisoned).length;
  if (poisoned > 0) chain.push(why('service.poisoned', service, { copies: copies.length, poisoned }));
  const unpatched = copies.filter((one) => isUnpatched(rules, team, one)).length;
  if (unpatched > 0) {
    const patch = neededPatch(team.bases, baseLayerOf(rules, service));
    chain.push(why('service.old_base', service, { copies: copies.length, unpatched, patch }));
  }
  return chain;
}

/** Whether a copy fell when a hole in the base that it stands on was used already, and so by that hole. */
export function fellByHole(rules: Rulebook, team: Team, one: Instance): boolean {
  const isHole = ({ spec, targetId }: Sign) =>
    targetId === baseLayerOf(rules, one.service) && (rules.scenario.incidents[spec]?.kind ?? 'base.cve') === 'base.cve';
  const used = team.signs.find((sign) => isHole(sign) && one.failedTick >= sign.dueTick);
  return used !== undefined && isUnpatched(rules, team, one);
}

/** What a roll-out brings, or waits for: it comes after the roll-out itself, which is only its way there. */
export function explainRelease(rules: Rulebook, team: Team, service: number): Why[] {
  const { errorShare } = team.services[service] as ServiceState;
  const waiting = (lookup(team).ofService[service] ?? []).find((one) => one.state === 'pullBackoff');
  return [
    ...(waiting === undefined ? [] : explainPull(rules, team, waiting)),
    ...(errorShare > 0 ? [why('service.bad_release', service, { errorPercent: Math.round(errorShare * 100) })] : []),
  ];
}
