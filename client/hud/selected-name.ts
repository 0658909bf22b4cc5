/** What the selected thing is called. */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import { instanceName, nameOf } from '../play/naming.ts';
import type { Selection } from '../store/board.ts';
import { words } from '../text/index.ts';

export function selectedName(at: Selection, view: TeamView, rules: Rulebook): string {
  switch (at?.kind) {
    case 'host':
      return byId(view.hosts, at.id)?.name ?? '';
    case 'vm':
      return nameOf('vm', at.id, view.facts, rules);
    case 'instance':
      return words.names.pod(instanceName(at.id, view.facts, rules));
    case 'deployment':
      return nameOf('deployment', at.id, view.facts, rules);
    case 'service':
      return words.names.service(rules.services[at.index]?.id ?? '');
    default:
      return '';
  }
}
