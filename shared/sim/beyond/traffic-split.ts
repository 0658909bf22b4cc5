/** A mesh's split of the calls to one deployment between the pods of two builds (SPEC MS8). */
import type { Places } from '../tick/place-arrays.ts';
import type { Deployment, Instance, Team } from '../world.ts';

/** Of all calls to a service's copies, how many go to one of a build, against an even part. */
export interface SplitFactors {
  readonly release: number;
  readonly ofIt: number;
  readonly ofOthers: number;
}

/** Undefined where no split is set, or one side of it has nobody who serves: then calls are spread evenly. */
export function splitFactors(places: Places, deployment: Deployment): SplitFactors | undefined {
  if (deployment.splitRelease === 0) return undefined;
  let its = 0;
  let others = 0;
  eachServing(places, deployment.service, (_i, one) => {
    if (one.release === deployment.splitRelease) its += 1;
    else others += 1;
  });
  if (its === 0 || others === 0) return undefined;
  const share = deployment.splitPercent / 100;
  const all = its + others;
  return {
    release: deployment.splitRelease,
    ofIt: (share * all) / its,
    ofOthers: ((1 - share) * all) / others,
  };
}

function eachServing(places: Places, service: number, visit: (place: number, one: Instance) => void): void {
  const to = places.serviceFrom[service + 1] as number;
  for (let k = places.serviceFrom[service] as number; k < to; k++) {
    const i = places.placesOf[k] as number;
    if ((places.efficiency[i] as number) > 0) visit(i, places.ones[i] as Instance);
  }
}

/** Asks each pod for its side's part of the work; `workM` is an even part, by service. */
export function splitAsks(places: Places, team: Team, workM: Float64Array): void {
  for (const deployment of team.deployments) {
    const split = splitFactors(places, deployment);
    if (split === undefined) continue;
    const even = workM[deployment.service] as number;
    eachServing(places, deployment.service, (i, one) => {
      const factor = one.release === split.release ? split.ofIt : split.ofOthers;
      const asked = (even * factor) / (places.efficiency[i] as number);
      places.demandM[i] = Math.min(asked, places.askM[i] as number);
    });
  }
}

/** What the weaker side of a split leaves of all copies' capacity: it is full before the other is. */
export function splitCapacity(places: Places, team: Team, service: number): number {
  for (const deployment of team.deployments) {
    if (deployment.service !== service || deployment.splitRelease === 0) continue;
    const split = splitFactors(places, deployment);
    if (split === undefined) return 1;
    let its = 0;
    let all = 0;
    eachServing(places, service, (i, one) => {
      const capacity = (places.capacityM[i] as number) * (places.efficiency[i] as number);
      all += capacity;
      if (one.release === split.release) its += capacity;
    });
    const share = deployment.splitPercent / 100;
    const most = Math.min(share > 0 ? its / share : all, share < 1 ? (all - its) / (1 - share) : all);
    return all > 0 ? Math.min(1, most / all) : 1;
  }
  return 1;
}

/** Mean of a value of the copies that serve over the calls that reach them, with the split or evenly. */
export function meanOverCalls(team: Team, instances: readonly Instance[], measure: (one: Instance) => number): number {
  let [its, ofIts, others, ofOthers] = [0, 0, 0, 0];
  const service = instances[0]?.service ?? -1;
  const split = team.deployments.find((one) => one.service === service && one.splitRelease > 0);
  for (const one of instances) {
    if (one.efficiency === 0) continue;
    if (one.release === split?.splitRelease) [its, ofIts] = [its + 1, ofIts + measure(one)];
    else [others, ofOthers] = [others + 1, ofOthers + measure(one)];
  }
  if (its === 0 || others === 0) return its + others === 0 ? 0 : (ofIts + ofOthers) / (its + others);
  const share = (split?.splitPercent ?? 0) / 100;
  return (share * ofIts) / its + ((1 - share) * ofOthers) / others;
}
