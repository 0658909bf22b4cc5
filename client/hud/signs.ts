/** Where an announced thing will strike, in words. */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ShownSign, TeamView } from '../../shared/sim/shown.ts';
import { demandOf, regionOf } from '../text/content.ts';
import { words } from '../text/index.ts';

export function signWhere(sign: Pick<ShownSign, 'kind' | 'targetId' | 'spec'>, now: TeamView, book: Rulebook): string {
  const spec = book.scenario.incidents[sign.spec];
  switch (sign.kind) {
    case 'host.dies':
    case 'host.serviced':
    case 'hypervisor.escape':
    case 'quorum.wobble':
      return byId(now.hosts, sign.targetId)?.name ?? spec?.target ?? '';
    case 'rack.dark':
      return words.names.rack(book.scenario.racks[sign.targetId]?.name ?? '');
    case 'feed.dark':
      return book.feeds[sign.targetId] ?? '';
    case 'cooling.fails':
      return words.floor.watts(sign.targetId);
    case 'os.crashes':
    case 'daemon.restarts':
      return byId(now.hosts, sign.targetId)?.name ?? '';
    case 'pod.hangs':
    case 'pod.crashes':
    case 'retry.storm':
    case 'release.bad':
    case 'release.fix':
    case 'leak':
    case 'container.escape':
    case 'auditor':
      return words.names.service(book.services[sign.targetId]?.id ?? '');
    case 'old.hole':
    case 'disk.fills':
      return byId(now.vms, sign.targetId)?.name ?? '';
    case 'base.cve':
      return [...book.layerOf].find(([, layer]) => layer === sign.targetId)?.[0] ?? '';
    case 'image.poisoned':
      return book.images[sign.targetId]?.id ?? '';
    case 'region.dark':
      return regionOf(book.regions[sign.targetId]?.id ?? '');
    case 'crowd': // there is nobody else to come to where one application is all, and everybody lives at home
      if (book.regions.some(({ id }) => id === spec?.target)) return regionOf(spec?.target ?? '');
      return book.scenario.demands.length > 1 ? demandOf(spec?.target ?? '', book) : '';
    default:
      return demandOf(spec?.target ?? '', book);
  }
}
