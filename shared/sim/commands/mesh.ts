/** The mesh and what it does with calls: SPEC MS1–MS8. */
import { byId } from '../../base/ids.ts';
import { forgetMesh, rollProxies, setBreaker as setBreakerOf } from '../beyond/mesh.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { type Deployment, touch } from '../world.ts';
import type { Verb } from './command.ts';

export const setMesh: Verb<'setMesh'> = {
  kubectl: true,
  check(facts, _rules, { on, mtls }) {
    if (mtls && !on) return refuse('mesh.off');
    return facts.mesh === on && facts.mtls === mtls ? refuse('setting.same') : ACCEPTED;
  },
  apply(world, rules, team, { on, mtls }) {
    if (team.mesh !== on) {
      team.mesh = on;
      rollProxies(world, rules, team);
      if (!on) forgetMesh(rules, team);
    }
    team.mtls = mtls;
    touch(team);
  },
};

export const setRetries: Verb<'setRetries'> = {
  kubectl: true,
  check(facts, _rules, { attempts, timeoutMs, budgetPercent }) {
    if (!facts.mesh) return refuse('mesh.off');
    if (attempts < 1) return refuse('retries.none');
    const same =
      facts.retryAttempts === attempts &&
      facts.retryTimeoutMs === timeoutMs &&
      facts.retryBudgetPercent === budgetPercent;
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, { attempts, timeoutMs, budgetPercent }) {
    team.retryAttempts = attempts;
    team.retryTimeoutMs = timeoutMs;
    team.retryBudgetPercent = budgetPercent;
  },
};

export const setBreaker: Verb<'setBreaker'> = {
  kubectl: true,
  check(facts, _rules, { errorPercent, openTicks }) {
    if (!facts.mesh) return refuse('mesh.off');
    if (errorPercent > 0 && openTicks < 1) return refuse('breaker.no_time');
    const same = facts.breakerPercent === errorPercent && facts.breakerTicks === openTicks;
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, { errorPercent, openTicks }) {
    setBreakerOf(team, errorPercent, openTicks);
  },
};

/** So many of the calls go to the pods of one build, as long as there are such and others. */
export const splitTraffic: Verb<'splitTraffic'> = {
  kubectl: true,
  check(facts, _rules, { deployment: id, release, percent }) {
    const deployment = byId(facts.deployments, id);
    if (deployment === undefined) return refuse('deployment.unknown');
    if (!facts.mesh) return refuse('mesh.off');
    const wanted = release === 0 ? 0 : percent;
    const same = deployment.splitRelease === release && deployment.splitPercent === wanted;
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, { deployment: id, release, percent }) {
    const deployment = byId(team.deployments, id) as Deployment;
    deployment.splitRelease = release;
    deployment.splitPercent = release === 0 ? 0 : percent;
    touch(team);
  },
};
