/** Where an announced thing will strike, in words. */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ShownSign, TeamView } from '../../shared/sim/shown.ts';
import { words } from '../text/index.ts';

export function signWhere(sign: Pick<ShownSign, 'kind' | 'targetId' | 'spec'>, now: TeamView, book: Rulebook): string {
  const spec = book.scenario.incidents[sign.spec];
  switch (sign.kind) {
    case 'host.dies':
    case 'host.serviced':
      return byId(now.hosts, sign.targetId)?.name ?? spec?.target ?? '';
    case 'rack.dark':
      return words.names.rack(book.scenario.racks[sign.targetId]?.name ?? '');
    case 'pod.hangs':
    case 'pod.crashes':
      return words.names.service(book.services[sign.targetId]?.id ?? '');
    default:
      return words.names.service(spec?.target ?? '');
  }
}
