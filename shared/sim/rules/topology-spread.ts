/** The spread filter (K7): keeps the copies of a service even over racks, zones or hosts (DoNotSchedule). */

/** A node that is in no domain of a constraint: it lacks the label. */
export const NO_DOMAIN = -1;

export interface SpreadConstraint {
  readonly maxSkew: number; // largest allowed difference between the fullest and the emptiest domain
  readonly matchesSelf: boolean; // whether the new pod is one of those counted
  readonly domainOfNode: readonly number[]; // by node: 0, 1, …, or NO_DOMAIN
  readonly matchingOnNode: readonly number[]; // by node: pods counted there, not those on their way out
}

/** Pods by domain, and the emptiest domain; one per constraint. */
export interface SpreadCount {
  readonly byDomain: readonly number[];
  readonly min: number;
}

export const SPREAD_VERDICTS = ['ok', 'skew', 'missing-topology-label'] as const;
export type SpreadVerdict = (typeof SPREAD_VERDICTS)[number];

/** Counts once per pod; only nodes that are in a domain of every constraint count. */
export function countSpread(constraints: readonly SpreadConstraint[]): SpreadCount[] {
  return constraints.map((constraint) => {
    const byDomain: number[] = [];
    const present: boolean[] = [];
    constraint.domainOfNode.forEach((domain, node) => {
      if (constraints.some((other) => (other.domainOfNode[node] ?? NO_DOMAIN) === NO_DOMAIN)) return;
      while (byDomain.length <= domain) byDomain.push(0);
      byDomain[domain] = (byDomain[domain] ?? 0) + (constraint.matchingOnNode[node] ?? 0);
      present[domain] = true;
    });
    let min = -1;
    byDomain.forEach((count, domain) => {
      if (present[domain] === true && (min < 0 || count < min)) min = count;
    });
    return { byDomain, min: Math.max(0, min) };
  });
}

/** Whether the pod may go to a node: pods in its domain + itself − pods in the emptiest domain ≤ maxSkew, for each. */
export function checkSpread(
  constraints: readonly SpreadConstraint[],
  counts: readonly SpreadCount[],
  node: number,
): SpreadVerdict {
  for (let c = 0; c < constraints.length; c++) {
    const constraint = constraints[c];
    const count = counts[c];
    if (constraint === undefined || count === undefined) break;
    const domain = constraint.domainOfNode[node] ?? NO_DOMAIN;
    if (domain === NO_DOMAIN) return 'missing-topology-label';
    const self = constraint.matchesSelf ? 1 : 0;
    if ((count.byDomain[domain] ?? 0) + self - count.min > constraint.maxSkew) return 'skew';
  }
  return 'ok';
}
