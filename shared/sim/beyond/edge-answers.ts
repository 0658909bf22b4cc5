/** Requests that an edge site answers near their users, and those that travel home (SPEC RG3–RG6). */

import type { Rulebook, ServiceRule, TypeRule } from '../rulebook.ts';
import { lateShare, type Moments } from '../rules/latency.ts';
import { emptyQueueMoments, waitMoments } from '../rules/queueing.ts';
import type { Edge, Team, World } from '../world.ts';
import { EDGE_MOST_USED, holdsAll } from './edge-site.ts';
import type { RegionRule } from './regions.ts';

/** Parts what is left of each type's requests over regions, and takes off what edges answer. */
export function answerAtEdges(world: World, rules: Rulebook, team: Team): void {
  const regions = rules.regions.length;
  team.homeByRegion.length = 0;
  for (const edge of team.edges) {
    edge.answeredPerS = 0;
    edge.utilisation = 0;
  }
  for (const type of rules.types) {
    team.edgeInTimePerS[type.index] = 0;
    team.edgeLatePerS[type.index] = 0;
    let home = 0;
    for (let region = 0; region < regions; region++) {
      const all = (team.homePerS[type.index] as number) * (world.regionShares[region] as number);
      const left = all - (all > 0 && team.edges.length > 0 ? nearUsers(world, rules, team, type, region, all) : 0);
      team.homeByRegion.push(left);
      home += left;
    }
    team.homePerS[type.index] = home;
  }
}

/** Nearest edge first, each as far as its cores go; an edge farther than home is none. */
function nearUsers(world: World, rules: Rulebook, team: Team, type: TypeRule, region: number, rate: number): number {
  const rule = rules.regions[region] as RegionRule;
  let left = rate;
  let passed = -1; // distance of the last edge asked
  for (let asked = 0; asked < team.edges.length && left > 0; asked++) {
    const edge = nearest(world, team, rule, type, passed);
    if (edge === undefined) break;
    passed = (rule.seconds[edge.region] as number) + edge.id * 1e-15; // two in one region: the older first
    left -= takeAt(rules, team, edge, type, rule.seconds[edge.region] as number, left);
  }
  return rate - left;
}

function nearest(world: World, team: Team, rule: RegionRule, type: TypeRule, passed: number): Edge | undefined {
  let best: Edge | undefined;
  let bestAt = rule.homeSeconds;
  for (const edge of team.edges) {
    const at = (rule.seconds[edge.region] as number) + edge.id * 1e-15;
    if (edge.state !== 'on' || at <= passed || at >= bestAt || !holdsAll(edge, type.path, world.tick)) continue;
    best = edge;
    bestAt = at;
  }
  return best;
}

const queue = emptyQueueMoments();
const answer: Moments = { meanSeconds: 0, waitSeconds: 0, varSeconds2: 0, thirdSeconds3: 0 };

/** Answers as many as its cores can do; returns how many. */
function takeAt(rules: Rulebook, team: Team, edge: Edge, type: TypeRule, tripSeconds: number, rate: number): number {
  const { cores, coreSpeed } = rules.economy.edge;
  const seconds = cpuSeconds(rules, type) / coreSpeed;
  const most = (Math.max(0, EDGE_MOST_USED - edge.utilisation) * cores) / seconds;
  const taken = Math.min(rate, most);
  edge.utilisation += (taken * seconds) / cores;
  edge.answeredPerS += taken;
  waitMoments(cores, seconds, (edge.utilisation * cores) / seconds, queue);
  answer.meanSeconds = seconds + queue.meanWaitSeconds;
  answer.varSeconds2 = seconds * seconds + queue.varWaitSeconds2;
  answer.thirdSeconds3 = 2 * seconds * seconds * seconds + queue.thirdWaitSeconds3;
  const late = lateShare(answer, type.deadlineSeconds - tripSeconds);
  team.edgeInTimePerS[type.index] = (team.edgeInTimePerS[type.index] as number) + taken * (1 - late);
  team.edgeLatePerS[type.index] = (team.edgeLatePerS[type.index] as number) + taken * late;
  return taken;
}

function cpuSeconds(rules: Rulebook, type: TypeRule): number {
  let ms = 0;
  for (const service of type.path) {
    ms += (type.visits[service] as number) * (rules.services[service] as ServiceRule).cpuMsPerCall;
  }
  return ms / 1000;
}

/** Late share of the answers given at home, each region at its distance (RG2). */
export function lateShareByRegion(
  rules: Rulebook,
  team: Team,
  type: TypeRule,
  path: Moments,
  leftSeconds: number,
): number {
  let all = 0;
  let late = 0;
  for (let region = 0; region < rules.regions.length; region++) {
    const rate = team.homeByRegion[type.index * rules.regions.length + region] as number;
    all += rate;
    if (rate > 0) late += rate * lateShare(path, leftSeconds - (rules.regions[region] as RegionRule).homeSeconds);
  }
  return all > 0 ? late / all : 0;
}
