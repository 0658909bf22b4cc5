/** What a service mesh is to the calls between pods: proxies that cost, and rules for retries, breakers and splits. */

import { changeTemplate } from '../containers/templates.ts';
import type { Rulebook } from '../rulebook.ts';
import { type Instance, type ServiceState, type Team, touch, type World } from '../world.ts';

/** What a proxy really holds: 60 MB (S1). */
const SIDECAR_MIB = 57;
/** 0.2 vCPU at 1,000 calls a second are 0.2 ms a call (S1), at the caller and at the callee; both count here. */
const PROXY_MS = 0.4;
/** Encryption adds a fifth to what the proxies do (game choice: S1 measures with it, and does not say without). */
const MTLS_FACTOR = 1.2;
/** Two proxies on the way of a call: the p90 of Istio 1.10 to 1.16 (S2), taken for every call (game choice: it is seen). */
const MESH_HOP_SECONDS = 0.00265;
/** Before a failed call is tried again: Envoy's 25 ms. */
const BACKOFF_SECONDS = 0.025;

/** CPU that the proxies of one call take. */
export function proxyMs(team: Pick<Team, 'mesh' | 'mtls'>): number {
  if (!team.mesh) return 0;
  return team.mtls ? PROXY_MS * MTLS_FACTOR : PROXY_MS;
}

/** What callers do without a mesh: their libraries' retries, no budget, no breaker, no split. */
export function forgetMesh(rules: Rulebook, team: Team): void {
  team.retryAttempts = rules.scenario.retries.attempts;
  team.retryTimeoutMs = rules.scenario.retries.timeoutMs;
  team.retryBudgetPercent = 0;
  setBreaker(team, 0, 0);
  for (const deployment of team.deployments) {
    deployment.splitRelease = 0;
    deployment.splitPercent = 0;
  }
}

export function setBreaker(team: Team, errorPercent: number, openTicks: number): void {
  team.breakerPercent = errorPercent;
  team.breakerTicks = openTicks;
  for (const state of team.services) closeBreaker(state);
}

export function closeBreaker(state: ServiceState): void {
  state.breakerTick = 0;
  state.badTicks = 0;
}

/** A proxy comes to a pod, or goes from it, only when the pod is made anew: every template changes and rolls. */
export function rollProxies(world: World, rules: Rulebook, team: Team): void {
  for (const deployment of team.deployments) changeTemplate(world, rules, team, deployment, sidecarOf(team));
  touch(team);
}

/** The second container of a pod that is made now (S3). */
export function sidecarOf({ mesh }: Pick<Team, 'mesh'>): { sidecarCpuM: number; sidecarMib: number } {
  return mesh ? { sidecarCpuM: 100, sidecarMib: 128 } : { sidecarCpuM: 0, sidecarMib: 0 };
}

/** What a pod's proxy really holds. */
export function proxyMib(team: Team, one: Instance): number {
  return team.mesh && one.sidecarMib > 0 ? SIDECAR_MIB : 0;
}

/** What a call takes longer: two proxies on its way, and the tries of it that failed before. */
export function meshSeconds(team: Team, service: number): number {
  const { attempts, proxyMs: proxied } = team.services[service] as ServiceState;
  const hop = proxied > 0 ? MESH_HOP_SECONDS : 0;
  if (attempts === 1) return hop;
  const each = team.retryTimeoutMs > 0 ? team.retryTimeoutMs / 1000 : BACKOFF_SECONDS;
  return hop + (attempts - 1) * each;
}
