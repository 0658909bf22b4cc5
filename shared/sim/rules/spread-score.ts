/** The spread score (K8): a domain with fewer copies is better, where evenness is a wish and no condition (ScheduleAnyway). */
import { ln } from '../../base/exact.ts';
import { MAX_NODE_SCORE } from './scores.ts';
import { NO_DOMAIN, type SpreadConstraint } from './topology-spread.ts';

export interface SpreadPreference extends Pick<SpreadConstraint, 'maxSkew' | 'domainOfNode' | 'matchingOnNode'> {
  readonly perNode: boolean; // each node is its own domain (kubernetes.io/hostname)
}

/**
 * A score 0..100 for each candidate, given by node index. Pods on nodes that are no candidates count where their domain
 * has a candidate. `needsAll`: a node that is in no domain of a preference counts for none of them and gets 0; the
 * cluster's own default preferences just leave out what a node does not say (K9).
 */
export function spreadScores(
  preferences: readonly SpreadPreference[],
  candidates: readonly number[],
  needsAll: boolean,
): number[] {
  const counts = (node: number) => !needsAll || preferences.every((one) => domainOf(one, node) !== NO_DOMAIN);
  const scored = candidates.filter(counts);
  const raw = scored.map(() => 0);
  for (const preference of preferences) addRaw(raw, preference, scored, counts);
  const whole = raw.map(Math.round);
  const max = Math.max(0, ...whole);
  const min = Math.min(...whole);
  let next = 0;
  return candidates.map((node) => {
    if (!counts(node)) return 0;
    const score = whole[next++] ?? 0;
    return max === 0 ? MAX_NODE_SCORE : Math.floor((MAX_NODE_SCORE * (max + min - score)) / max);
  });
}

function domainOf(preference: SpreadPreference, node: number): number {
  return preference.domainOfNode[node] ?? NO_DOMAIN;
}

/** Pods in each candidate's domain, times ln(domains + 2): a preference over many small domains weighs more (K8). */
function addRaw(
  raw: number[],
  preference: SpreadPreference,
  scored: readonly number[],
  counts: (node: number) => boolean,
): void {
  const pods = new Map<number, number>(scored.map((node) => [domainOf(preference, node), 0]));
  preference.matchingOnNode.forEach((matching, node) => {
    const domain = domainOf(preference, node);
    const sum = pods.get(domain);
    if (sum !== undefined && counts(node)) pods.set(domain, sum + matching);
  });
  const weight = ln((preference.perNode ? scored.length : pods.size) + 2);
  scored.forEach((node, i) => {
    const domain = domainOf(preference, node);
    if (domain === NO_DOMAIN) return;
    const matching = preference.perNode ? preference.matchingOnNode[node] : pods.get(domain);
    raw[i] = (raw[i] ?? 0) + (matching ?? 0) * weight + (preference.maxSkew - 1);
  });
}
