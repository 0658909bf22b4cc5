/** Which machines an announced incident is about: its target is a host, a rack, a feed or the whole site, by its kind. */
import type { Rulebook } from './rulebook.ts';
import type { HostFacts } from './world.ts';

/** Whether an announced incident of that kind and target would strike a host. */
export function isStruckBy(
  { kind, targetId }: { readonly kind: string; readonly targetId: number },
  rules: Rulebook,
): (host: Pick<HostFacts, 'id' | 'rack'>) => boolean {
  if (kind === 'rack.dark') return (host) => host.rack === targetId;
  if (kind === 'feed.dark') return (host) => rules.feedOf[host.rack] === targetId;
  if (kind === 'cooling.fails') return (host) => host.rack >= 0;
  const isOne = ['host.', 'hypervisor.', 'quorum.', 'os.', 'daemon.'].some((of) => kind.startsWith(of));
  return (host) => isOne && host.id === targetId;
}
