/** Feed items as lines: what happened and what was done, with the names of things as they are called now. */
import { byId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Health } from '../look/marks.tsx';
import { commandThing, thingOfId } from '../play/command-thing.ts';
import type { Told } from '../play/feed-lines.ts';
import { instanceName, nameOf } from '../play/naming.ts';
import { type FeedItem, onFreshEstate } from '../store/session.ts';
import { regionOf, requestOf } from '../text/content.ts';
import { finePercent, percent } from '../text/format.ts';
import { words } from '../text/index.ts';
import { signWhere } from './signs.ts';

const BAD: ReadonlySet<string> = new Set([
  'host.failed',
  'vm.killed',
  'node.lost',
  'incident.struck',
  'pod.oomKilled',
  'contract.lost',
  'service.breached',
  'kernel.taken',
]);
const WATCH: ReadonlySet<string> = new Set([
  'incident.announced',
  'node.pressured',
  'pod.crashed',
  'pod.unhealthy',
  'pod.pullFailed',
  'daemon.restarted',
  'pod.evicted',
  'pod.preempted',
  'breaker.opened',
  'edge.failed',
  'function.throttled',
  'rollout.stalled',
  'nodes.blocked',
  'batch.late',
  'order.late',
  'sla.credit',
  'escape.held',
  'offer.made',
  'offer.lapsed',
  'contract.broken',
  'auditor.failed',
  'migration.cancelled',
]);
const ALERTS: ReadonlySet<string> = new Set(['host.failed', 'node.lost', 'incident.announced', 'incident.struck']);

/** Names may be gone when a line is told late: a thing is remembered by the name it had when it was last seen. */
const remembered = new Map<number, string>();
onFreshEstate.add(() => remembered.clear());

export function remember(view: TeamView, rules: Rulebook): void {
  for (const host of view.hosts) remembered.set(host.id, host.name);
  for (const vm of view.vms) remembered.set(vm.id, vm.name);
  for (const one of view.instances) {
    if (one.kind !== 'vm') remembered.set(one.id, words.names.pod(instanceName(one.id, view.facts, rules)));
  }
  for (const node of view.nodes) remembered.set(node.id, nameOf('node', node.id, view.facts, rules));
  for (const one of view.deployments) {
    remembered.set(one.id, words.names.service(rules.services[one.service]?.id ?? ''));
  }
  for (const copy of view.facts.copies) remembered.set(copy.id, copy.name);
  for (const one of view.functions) {
    remembered.set(one.id, words.names.service(rules.services[one.service]?.id ?? ''));
  }
  for (const one of view.contracts) remembered.set(one.id, words.names.service(rules.services[one.service]?.id ?? ''));
  for (const edge of view.edges) remembered.set(edge.id, nameOf('edge', edge.id, view.facts, rules));
}
const called = (id: number): string => remembered.get(id) ?? '';

export function lineOf(item: FeedItem, view: TeamView, rules: Rulebook, whoIs: (seat: number) => string): Told | null {
  if (item.kind === 'act') {
    const { command, seat } = item.act;
    const text = words.game.acts.say(command, { who: whoIs(seat), ...thingsOf(command, view, rules) });
    const thing = commandThing(command, view, rules);
    // Steps of one number add up; orders of which each is for something else do not.
    const group = 'service' in command || thing === '' ? text : `${seat} ${command.verb} ${thing}`;
    return { kind: 'act', at: item.at, seat, thing, health: 'ok', text, group, isAlert: false };
  }
  const text = tellEvent(item.event, view, rules);
  if (text === '') return null;
  const { kind, subject } = item.event;
  const health: Health = BAD.has(kind) ? 'bad' : WATCH.has(kind) ? 'watch' : 'ok';
  const thing = kind.startsWith('incident.') || kind === 'sla.credit' ? '' : thingOfId(subject, view);
  // Each new copy has a number of its own; that the last one went the same way is one story.
  const group = kind.startsWith('pod.') ? text.replace(/-\d+/, '') : text;
  return { kind: 'event', at: item.at, seat: -1, thing, health, text, group, isAlert: ALERTS.has(kind) };
}

function tellEvent(event: SimEvent, view: TeamView, rules: Rulebook): string {
  const { kind, subject, detail } = event;
  if (kind === 'offer.made') {
    return words.game.events[kind](words.names.service(rules.services[detail]?.id ?? ''), '', detail); // not in view yet
  }
  // A backup is read where its VM stays.
  const stays = view.transfers.some(({ vm, fromHost, toHost }) => vm === subject && fromHost === toHost);
  if (kind === 'migration.started' && stays) return '';
  if (kind === 'sla.credit') {
    const agreed = Math.max(...rules.economy.slaTiers.map(({ below }) => below));
    return words.game.events[kind](finePercent(subject / 10_000), percent(agreed), detail);
  }
  if (kind === 'service.breached') return words.game.events[kind](called(subject), '', rules.prices.breach);
  if (!kind.startsWith('incident.')) {
    return words.game.events[kind](called(subject), called(detail), detail);
  }
  // Incidents are told by their sign, which knows what is struck.
  const sign = view.signs.find((one) => one.incident === subject);
  if (sign === undefined) return '';
  const where = signWhere(sign, view, rules);
  const said = words.game.signs.of(sign.kind);
  if (kind === 'incident.announced') return said.title(where);
  if (kind === 'incident.struck') return said.struck(where);
  return words.game.events[kind](said.over(where), '', detail);
}

function thingsOf(command: Command, view: TeamView, rules: Rulebook): { it: string; to: string } {
  const fields = command as unknown as Readonly<Record<string, number | string | undefined>>;
  const id = (name: string): string => (typeof fields[name] === 'number' ? called(fields[name]) : '');
  const service = typeof fields.service === 'string' ? words.names.service(fields.service) : '';
  switch (command.verb) {
    case 'order':
      return { it: rules.models.find((model) => model.id === command.model)?.name ?? command.model, to: '' };
    case 'installPlatform': {
      const platform = rules.platforms.find((one) => one.id === command.platform);
      return { it: called(command.host), to: platform?.name ?? command.platform };
    }
    case 'runContainer':
      return { it: service, to: id('node') };
    case 'deploy':
    case 'buildImage':
    case 'orderSteps':
    case 'rebuildBase':
    case 'pinImage':
    case 'prePull':
    case 'setMultiArch':
    case 'deployFunction':
    case 'acceptOffer':
    case 'refuseOffer':
    case 'refundTenant':
      return { it: service, to: '' };
    case 'revertVm':
    case 'deleteCopy':
      return { it: called(command.copy), to: '' };
    case 'restoreVm':
      return { it: called(command.copy), to: called(command.host) };
    case 'cloneVm':
      return { it: called(command.source), to: called(command.host) };
    case 'removeFunction':
    case 'splitCalls':
      return { it: called(command.function), to: '' };
    case 'pushImage':
      return { it: nameOf('build', command.build, view.facts, rules), to: '' };
    case 'shed':
      return { it: requestOf(command.type, rules), to: '' };
    case 'openEdge':
      return { it: regionOf(command.region), to: '' };
    case 'closeEdge':
      return { it: called(command.edge), to: '' };
    case 'placeAtEdge':
    case 'removeFromEdge':
      return { it: service, to: called(command.edge) };
    case 'convert':
      return { it: called(command.subject), to: called(command.host) };
    case 'moveProcess':
    case 'stopContainer':
      return { it: called(command.instance), to: id('host') };
    case 'migrateLive':
    case 'migrateCold':
      return { it: called(command.vm), to: called(command.host) };
    default: {
      const subject = ['vm', 'node', 'deployment', 'target', 'host'].find((name) => fields[name] !== undefined);
      const it = subject === undefined ? '' : id(subject);
      return { it: it || (byId(view.hosts, Number(fields.host))?.name ?? ''), to: '' };
    }
  }
}
