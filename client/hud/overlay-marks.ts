/** An overlay for the floor: the sums of `play/overlays` with their words, for each machine and rack. */
import { byId } from '../../shared/base/ids.ts';
import type { PlanningAids } from '../../shared/play/plan/aids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { hostBelow } from '../../shared/sim/security/blast-radius.ts';
import type { ShownHost, TeamView } from '../../shared/sim/shown.ts';
import type { Health } from '../look/marks.tsx';
import type { Overlay, OverlayMark } from '../look/overlay.ts';
import { blastByHost, blastOf, groupsBy, ownOf, type Relation, sharedWith } from '../play/overlays/blast.ts';
import { hostCosts } from '../play/overlays/cost.ts';
import { flightsOf, isSurvived, type Loss, leftToHands, lossOf } from '../play/overlays/survive.ts';
import type { Selection } from '../store/board.ts';
import { words } from '../text/index.ts';

const text = words.overlays;

const mark = (health: Health, level: number, short: string, long = '', tiny = short): OverlayMark => ({
  health,
  level,
  tiny,
  short,
  long,
});

function overlayOf(parts: Pick<Overlay, 'name' | 'hosts'> & Partial<Overlay>): Overlay {
  const { hosts, racks = new Map(), lit = null, own = new Set(), flights = [] } = parts;
  const key = JSON.stringify([parts.name, [...hosts], [...racks], lit && [...lit], [...own], flights]);
  return { name: parts.name, key, hosts, racks, lit, own, flights };
}

export function surviveOverlay(view: TeamView, rules: Rulebook, aids: PlanningAids | null, at: Selection): Overlay {
  const losses = new Map<number, Loss>();
  const racks = new Map<number, OverlayMark>();
  for (const domain of aids?.domains ?? []) {
    const loss = lossOf(domain, view);
    if (domain.kind === 'host') losses.set(domain.index, loss);
    if (domain.kind === 'rack') racks.set(domain.index, lossMark(loss, rules));
  }
  const hosts = new Map(
    view.hosts.map((host) => {
      const byHand = leftToHands(view, (id) => id === host.id);
      return [host.id, hostLossMark(host, losses.get(host.id), byHand, rules)];
    }),
  );
  const looked =
    at?.kind === 'host' ? aids?.domains.find((one) => one.kind === 'host' && one.index === at.id) : undefined;
  return overlayOf({ name: 'survive', hosts, racks, flights: looked === undefined ? [] : flightsOf(looked, view) });
}

/** The gauge is of this moment, the numbers are of the last look: where they differ, the gauge is right. */
function hostLossMark(host: Readonly<ShownHost>, loss: Loss | undefined, byHand: number, rules: Rulebook): OverlayMark {
  if (host.state !== 'on') return mark('off', 0, text.notOn);
  if (host.losable && loss?.total === 0) return mark('off', 0, text.empty);
  if (host.losable) return mark('ok', 0.2, text.survives, text.byHand(byHand));
  if (loss === undefined || isSurvived(loss)) return mark('bad', 1, text.notSurvived);
  return lossMark(loss, rules);
}

function lossMark(loss: Loss, rules: Rulebook): OverlayMark {
  if (isSurvived(loss)) return loss.total === 0 ? mark('off', 0, text.empty) : mark('ok', 0.2, text.survives);
  const short = loss.shortMib > 0 ? text.shortOf(loss.shortMib) : '';
  const down = text.takesDown(serviceNames(loss.services, rules));
  const what = text.lost(loss.vms, loss.pods, loss.processes);
  const tiny = text.lostTiny(loss.vms + loss.pods + loss.processes);
  return mark('bad', 1, what, down === '' ? short : down, tiny);
}

export const serviceNames = (services: readonly number[], rules: Rulebook): string[] =>
  services.map((service) => words.names.service(rules.services[service]?.id ?? ''));

export function blastOverlay(view: TeamView, rules: Rulebook, relation: Relation, at: Selection): Overlay {
  const groups = groupsBy(relation, view, rules);
  const own = ownOf(at, view);
  if (own.size === 0) return blastSizes(groups, view);
  const hit = sharedWith(groups, own);
  const { lit, onHost } = litOf(hit, view);
  const hosts = new Map(
    view.hosts.map((host) => {
      const many = onHost.get(host.id) ?? 0;
      return [host.id, mark(many > 0 ? 'bad' : 'off', 0.6, text.blastShared(many), '', text.blastTiny(many))];
    }),
  );
  return overlayOf({ name: 'blast', hosts, lit, own: litOf(own, view).lit });
}

/** What an incident would strike: its machines whole, or the copies it is about. */
export function domainOverlay(view: TeamView, struck: ReadonlySet<number>, copies: ReadonlySet<number>): Overlay {
  const { lit, onHost } = litOf(copies, view);
  for (const host of struck) lit.add(`h${host}`);
  for (const vm of view.vms) if (struck.has(vm.host)) lit.add(`v${vm.id}`);
  const hosts = new Map(
    [...struck, ...onHost.keys()].map((host) => {
      const many = onHost.get(host) ?? 0;
      return [host, mark('bad', 1, text.struck(many), '', text.blastTiny(many))] as const;
    }),
  );
  return overlayOf({ name: 'blast', hosts, lit });
}

/** Keys of the jars and hosts that hold these copies, and how many each host holds. */
function litOf(ids: ReadonlySet<number>, view: TeamView): { lit: Set<string>; onHost: Map<number, number> } {
  const lit = new Set<string>();
  const onHost = new Map<number, number>();
  for (const id of ids) {
    const one = byId(view.facts.instances, id);
    const host = one === undefined ? 0 : hostBelow(view.facts, one);
    if (one === undefined || host === 0) continue;
    const vm = one.vm || (byId(view.nodes, one.node)?.vm ?? 0);
    for (const key of [`i${id}`, `h${host}`, ...(vm > 0 ? [`v${vm}`] : [])]) lit.add(key);
    onHost.set(host, (onHost.get(host) ?? 0) + 1);
  }
  return { lit, onHost };
}

function blastSizes(groups: ReadonlyMap<number, number>, view: TeamView): Overlay {
  const sizes = blastByHost(groups, view);
  const hosts = new Map(
    view.hosts.map((host) => {
      const size = sizes.get(host.id);
      if (size === undefined || size.copies === 0) return [host.id, mark('off', 0, text.empty)] as const;
      const share = size.copies / Math.max(1, size.of);
      const health: Health = share > 0.5 ? 'bad' : share > 0.25 ? 'watch' : 'ok';
      const services = text.blastServices(size.services.length);
      return [
        host.id,
        mark(health, share, text.blastShort(size.copies, size.of), services, text.blastTiny(size.copies)),
      ] as const;
    }),
  );
  return overlayOf({ name: 'blast', hosts });
}

/** What is hit with the selected thing, in a sentence; '' without one. */
export function blastSentence(
  view: TeamView,
  rules: Rulebook,
  relation: Relation,
  at: Selection,
  name: string,
): string {
  const own = ownOf(at, view);
  if (own.size === 0) return '';
  const { copies, of, services } = blastOf(sharedWith(groupsBy(relation, view, rules), own), view);
  return text.blastSum(name, text.blastHit(copies, of), text.blastServices(services.length));
}

export function costOverlay(view: TeamView, rules: Rulebook): Overlay {
  const costs = hostCosts(view, rules);
  const most = Math.max(1, ...costs.map((one) => one.idleMicroCents));
  const hosts = new Map(
    costs.map(({ host, perHourMicroCents, idleMicroCents }) => {
      const idle = perHourMicroCents > 0 ? Math.round((idleMicroCents / perHourMicroCents) * 100) : 0;
      const short = text.perHour(perHourMicroCents);
      return [host, mark('off', idleMicroCents / most, short, text.idle(idle))] as const;
    }),
  );
  const racks = new Map<number, OverlayMark>();
  for (const rack of new Set(view.hosts.map((host) => host.rack))) {
    const ids = new Set(view.hosts.filter((host) => host.rack === rack).map(({ id }) => id));
    const mine = costs.filter(({ host }) => ids.has(host));
    const all = mine.reduce((sum, one) => sum + one.perHourMicroCents, 0);
    const idle = mine.reduce((sum, one) => sum + one.idleMicroCents, 0);
    racks.set(rack, mark('off', 0, text.perHour(all), text.idleMoney(idle)));
  }
  return overlayOf({ name: 'cost', hosts, racks });
}
