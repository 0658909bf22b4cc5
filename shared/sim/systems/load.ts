/** Who is asked, and for how much CPU: SPEC RQ1–RQ4. Runs before CPU is shared. */
import { lookup, type Placed } from '../lookup.ts';
import type { ModelRule, PlatformRule, Rulebook, ServiceRule } from '../rulebook.ts';
import { PRECOPY_STAGES } from '../rules/precopy.ts';
import type { Instance, ServiceState, Team, World } from '../world.ts';

/** A live migration takes a tenth of the VM's CPU while it copies (M9). */
const MIGRATION_EFFICIENCY = 0.9;

export function offerLoad(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    markServing(world, rules, team);
    for (const rule of rules.services) askFor(world, rules, team, rule);
  }
}

/**
 * Spreads this tick's calls evenly over the instances that serve. Callers that were lost last tick do not call on: the
 * share that got through then is the guess for now.
 */
function askFor(world: World, rules: Rulebook, team: Team, rule: ServiceRule): void {
  const state = team.services[rule.index] as ServiceState;
  let offered = 0;
  for (const type of rules.types) offered += (world.ratesPerS[type.index] ?? 0) * (type.visits[rule.index] ?? 0);
  const through = state.offeredPerS > 0 ? state.arrivalsPerS / state.offeredPerS : 1;
  state.offeredPerS = offered;
  const each = state.serving === 0 ? 0 : (offered * through + state.backlog) / state.serving;
  const workM = each * rule.cpuMsPerCall; // milliseconds of a standard core a second are millicores
  for (const one of lookup(team).ofService[rule.index] ?? []) {
    one.cpuDemandM = one.efficiency === 0 ? 0 : Math.min(workM / one.efficiency, mostCpuM(rule, one));
    one.cpuGrantedM = 0;
    one.capacityM = 0;
  }
}

/** An instance uses at most its limit, and at most a core a thread. */
export function mostCpuM(rule: ServiceRule, one: Instance): number {
  const threads = rule.threads * 1000;
  return one.limitCpuM > 0 ? Math.min(one.limitCpuM, threads) : threads;
}

function markServing(world: World, rules: Rulebook, team: Team): void {
  for (const state of team.services) {
    state.endpoints = 0;
    state.serving = 0;
  }
  for (const one of team.instances) one.efficiency = 0;
  for (const load of lookup(team).hosts) {
    const up = load.host.state === 'on';
    const platform = rules.platforms[load.host.platform] as PlatformRule | undefined;
    const base = (rules.models[load.host.model] as ModelRule).coreSpeed * (platform?.cpuEfficiency ?? 1);
    for (const placed of load.direct) mark(world, rules, team, placed, up, base);
    for (const { vm, inside } of load.vms) {
      const slowed = team.transfers.length === 0 ? 1 : slowedBy(team, vm.id);
      for (const placed of inside)
        mark(world, rules, team, placed, up && vm.state === 'running' && slowed > 0, base * slowed);
    }
  }
}

/** What a live migration leaves of a VM's speed: nothing while it is stopped for the final copy (M4, M9). */
function slowedBy(team: Team, vm: number): number {
  const moving = team.transfers.find((transfer) => transfer.vm === vm && transfer.kind === 'live');
  if (moving?.started !== true) return 1;
  if (moving.precopy.stage === PRECOPY_STAGES.stopped) return 0;
  return MIGRATION_EFFICIENCY * (1 - moving.precopy.throttlePercent / 100);
}

/** Endpoints are what callers are sent to; a dead one stays on the list until the cluster has noticed (K29). */
function mark(world: World, rules: Rulebook, team: Team, { one, node }: Placed, up: boolean, efficiency: number): void {
  const state = team.services[one.service] as ServiceState;
  const container = one.kind === 'container';
  const known = one.deployment === 0 || node?.ready === true; // nobody takes a container run by hand off the list
  if (container && !(one.state === 'running' && one.ready && known)) return;
  state.endpoints += 1;
  if (!up || one.state !== 'running' || one.hung || (container && world.tick < one.warmTick)) return;
  state.serving += 1;
  one.efficiency = efficiency * (rules.runtimes[node?.runtime ?? -1]?.cpuEfficiency ?? 1);
}
