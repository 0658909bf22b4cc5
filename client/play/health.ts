/** How things are, from a view, in the five words that everything on the page uses. */
import { EDGE_MOST_USED, holdsAll } from '../../shared/sim/beyond/edge-site.ts';
import { isFar, type RegionRule } from '../../shared/sim/beyond/regions.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type {
  ShownEdge,
  ShownHost,
  ShownInstance,
  ShownService,
  ShownSign,
  ShownVm,
  TeamView,
} from '../../shared/sim/shown.ts';
import type { DeploymentFacts } from '../../shared/sim/world.ts';
import type { Health } from '../look/marks.tsx';

/** The knee of a service: from here on queues grow faster than load (SPEC Q5, as *Why?* sees it). The bars mark it. */
export const KNEE_PERCENT = 75;
/** And of a machine, which several services share. */
const HOST_KNEE_PERCENT = 70;

type ServiceLook = Pick<
  ShownService,
  'arrivalsPerS' | 'endpoints' | 'serving' | 'p95Ms' | 'lostPermille' | 'utilisationPercent'
>;

export function serviceHealth(service: ServiceLook): Health {
  if (service.lostPermille > 0) return 'bad';
  // Without copies and without losses a function answers.
  if (service.endpoints === 0) return service.arrivalsPerS === 0 ? 'off' : service.p95Ms > 0 ? 'ok' : 'bad';
  // Whom nobody asks loses nothing: a tenant that has left, with its VM still there.
  if (service.serving === 0) return service.arrivalsPerS === 0 ? 'off' : 'bad';
  return service.serving < service.endpoints || service.utilisationPercent >= KNEE_PERCENT ? 'watch' : 'ok';
}

export function hostHealth(host: Pick<ShownHost, 'state' | 'cpuPercent' | 'leaseEndTick'>): Health {
  if (host.state === 'failed') return 'dead';
  if (host.state !== 'on') return 'off';
  return host.cpuPercent >= HOST_KNEE_PERCENT ? 'watch' : 'ok';
}

/** Short of a twentieth of what it asks for: it feels its neighbours (CPU ready). */
const SHORT_PERCENT = 5;

export function vmHealth(vm: Pick<ShownVm, 'state' | 'shortPercent'>): Health {
  if (vm.state === 'crashed') return 'dead';
  if (vm.state !== 'running') return 'off';
  return vm.shortPercent >= SHORT_PERCENT ? 'watch' : 'ok';
}

/** Where probes can be set and there is none, nothing notices a copy that hangs. */
export const isUnwatched = (one: Pick<DeploymentFacts, 'liveness' | 'readiness'>, rules: Rulebook): boolean =>
  rules.verbs.has('setProbes') && !one.liveness && !one.readiness;

export function instanceHealth(one: Pick<ShownInstance, 'state' | 'ready' | 'throttled'>): Health {
  if (one.state === 'pending' || one.state === 'backoff' || one.state === 'pullBackoff') return 'bad';
  if (one.state !== 'running') return 'off';
  return one.throttled || !one.ready ? 'watch' : 'ok';
}

/** What a full one does not take travels home (SPEC RG5). */
export function edgeHealth(edge: Pick<ShownEdge, 'state' | 'cpuPercent' | 'services'>): Health {
  if (edge.state === 'failed') return 'dead';
  if (edge.state !== 'on' || edge.services.length === 0) return 'off';
  return edge.cpuPercent >= 100 * EDGE_MOST_USED ? 'watch' : 'ok';
}

export interface Alert {
  readonly key: string;
  readonly health: 'bad' | 'watch';
  readonly kind: 'host' | 'edge' | 'service' | 'pending' | 'region' | 'sign';
  readonly subject: number; // host, edge or sign id, service or region index, deployment's service index
  readonly count: number; // pods that wait, for `pending`; requests/s that come too late, for `region`
}

/** What was announced for a machine that has been given back meanwhile strikes nobody. */
export const strikes = ({ kind, targetId }: Pick<ShownSign, 'kind' | 'targetId'>, { hosts }: TeamView): boolean =>
  !/^host\.|^os\.|^daemon/.test(kind) || hosts.some((host) => host.id === targetId);

/** A region of whose users nobody speaks: fewer ask than this share of all (game choice: it has just begun to wake). */
const REGION_ASLEEP = 0.05;

/** Requests/s of a region whose way home takes most of their time (RG2), as no edge site near it could answer them. */
export function farPerS({ team, edges, facts }: TeamView, rules: Rulebook, region: number): number {
  const away = rules.regions[region] as RegionRule;
  const share = (team.regionPermille[region] ?? 0) / 1000;
  if (share < REGION_ASLEEP) return 0;
  const far = rules.types.filter(
    (type) =>
      isFar(away, type) &&
      !edges.some(
        (edge) =>
          edge.state === 'on' &&
          (away.seconds[edge.region] as number) < away.homeSeconds &&
          holdsAll(edge, type.path, facts.tick),
      ),
  );
  return Math.round(far.reduce((sum, { index }) => sum + (team.ratesPerS[index] ?? 0), 0) * share);
}

/** What someone should look at now, worst first and otherwise in a fixed order. */
export function alertsOf(view: TeamView, rules: Rulebook): Alert[] {
  const alerts: Alert[] = [];
  const add = (health: Alert['health'], kind: Alert['kind'], subject: number, count = 0) =>
    alerts.push({ key: `${kind}${subject}`, health, kind, subject, count });
  for (const host of view.hosts) if (host.state === 'failed') add('bad', 'host', host.id);
  for (const site of view.edges) if (edgeHealth(site) === 'dead') add('bad', 'edge', site.id);
  const waiting = new Map<number, number>();
  for (const one of view.instances) {
    if (one.state === 'pending') waiting.set(one.service, (waiting.get(one.service) ?? 0) + 1);
  }
  for (const [index, service] of view.services.entries()) {
    const health = serviceHealth(service);
    if (health === 'bad') add('bad', 'service', index);
    if (waiting.has(index)) add(health === 'bad' ? 'bad' : 'watch', 'pending', index, waiting.get(index));
  }
  for (const index of rules.regions.keys()) {
    const perS = farPerS(view, rules, index);
    if (perS > 0) add('watch', 'region', index, perS);
  }
  for (const sign of view.signs) if (sign.state === 'announced' && strikes(sign, view)) add('watch', 'sign', sign.id);
  for (const site of view.edges) if (edgeHealth(site) === 'watch') add('watch', 'edge', site.id);
  for (const [index, service] of view.services.entries()) {
    if (serviceHealth(service) === 'watch' && rules.services[index] !== undefined) add('watch', 'service', index);
  }
  return [...alerts.filter((alert) => alert.health === 'bad'), ...alerts.filter((alert) => alert.health === 'watch')];
}
