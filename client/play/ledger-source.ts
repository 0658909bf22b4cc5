/** Where on the floor a line of the ledger comes from: an overlay over the machines, or the one thing to look at. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Cause } from '../../shared/sim/world.ts';
import { painOf } from './service-list.ts';

export type LedgerSource =
  | { readonly show: 'cost' }
  | { readonly show: 'service'; readonly index: number }
  | { readonly show: 'host'; readonly id: number }
  | null;

/** Null: it is not in one place, or not there any more. */
export function sourceOf(cause: Cause, now: TeamView, rules: Rulebook): LedgerSource {
  switch (cause) {
    case 'rent':
    case 'power':
    case 'setup':
      return now.hosts.length > 0 ? { show: 'cost' } : null;
    case 'late':
    case 'lost':
    case 'slaCredit':
    case 'shed':
      return worstService(now);
    case 'cloud': {
      const rented = now.hosts.find((host) => rules.models[host.model]?.kind === 'cloud');
      return rented === undefined ? null : { show: 'host', id: rented.id };
    }
    case 'licence': {
      const dear = now.hosts.find((host) => (rules.platforms[host.platform]?.licencePerCoreTick ?? 0) > 0);
      return dear === undefined ? null : { show: 'host', id: dear.id };
    }
    case 'revenue': {
      const most = indexOfMost(now.services.map((service) => service.arrivalsPerS));
      return most < 0 ? null : { show: 'service', index: most };
    }
    default:
      return null;
  }
}

function worstService(now: TeamView): LedgerSource {
  const index = indexOfMost(now.services.map(painOf));
  return index < 0 ? null : { show: 'service', index };
}

function indexOfMost(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  return most > 0 ? values.indexOf(most) : -1;
}
