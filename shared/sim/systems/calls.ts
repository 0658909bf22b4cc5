/** After the answers: how often callers try again next second, and which breakers open and close (SPEC MS4–MS6). */
import { isPoliced } from '../beyond/calls.ts';
import { closeBreaker } from '../beyond/mesh.ts';
import { type Outcome, say } from '../events.ts';
import type { Rulebook } from '../rulebook.ts';
import { callsPerWanted } from '../rules/retries.ts';
import type { CloudFunction, ServiceState, Team, World } from '../world.ts';

/** Bad seconds in a row that open a breaker: Istio's outlier detection counts five errors in a row. */
const BAD_TICKS = 5;

export function watchCalls(world: World, _rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    const policed = isPoliced(team);
    for (const [service, state] of team.services.entries()) {
      if (!policed) {
        if (state.attempts !== 1 || state.breakerTick !== 0) forget(state);
        continue;
      }
      state.attempts = callsPerWanted(state.failedShare, team.retryAttempts, team.retryBudgetPercent / 100);
      if (team.breakerPercent > 0) watchBreaker(world, team, service, state, out);
    }
    for (const one of team.functions) tellThrottled(world, team, one, out);
  }
}

function forget(state: ServiceState): void {
  state.attempts = 1;
  state.failedShare = 0;
  closeBreaker(state);
}

function watchBreaker(world: World, team: Team, service: number, state: ServiceState, out: Outcome): void {
  const bad = state.failedShare * 100 >= team.breakerPercent;
  const subject = team.deployments.find((one) => one.service === service)?.id ?? 0;
  if (subject === 0 || world.tick < state.breakerTick) return; // only pods have proxies; an open one waits
  if (state.breakerTick > 0 && !bad) {
    closeBreaker(state);
    say(out, world.tick, team.index, 'breaker.closed', subject);
    return;
  }
  state.badTicks = bad ? state.badTicks + 1 : 0;
  if (state.breakerTick === 0 && state.badTicks < BAD_TICKS) return;
  const isNew = state.breakerTick === 0;
  state.breakerTick = world.tick + team.breakerTicks;
  state.attempts = 1; // what it turns away is not tried again
  if (isNew) say(out, world.tick, team.index, 'breaker.opened', subject, Math.round(state.failedShare * 100));
}

/** Said once a minute while it lasts. */
const TELL_TICKS = 60;

function tellThrottled(world: World, team: Team, one: CloudFunction, out: Outcome): void {
  if (world.tick % TELL_TICKS !== 0 || one.throttledShare < 0.01) return;
  say(out, world.tick, team.index, 'function.throttled', one.id, Math.round(one.throttledShare * 100));
}
