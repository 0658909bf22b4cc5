/** What an announced incident would strike: machines, and copies. Nothing, where it has no place on the floor. */
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { hostBelow } from '../../../shared/sim/security/blast-radius.ts';
import type { ShownHost, ShownSign, TeamView } from '../../../shared/sim/shown.ts';
import type { InstanceFacts } from '../../../shared/sim/world.ts';

export interface SignDomain {
  readonly hosts: ReadonlySet<number>;
  readonly copies: ReadonlySet<number>;
}
type Aimed = Pick<ShownSign, 'kind' | 'targetId'>;

export function domainOf(sign: Aimed, view: TeamView, rules: Rulebook): SignDomain {
  const isStruck = machineTest(sign, rules);
  const hosts = new Set(view.hosts.filter(isStruck).map(({ id }) => id));
  const isHit = copyTest(sign, rules);
  const copies = view.facts.instances.filter((one) => hosts.has(hostBelow(view.facts, one)) || isHit(one));
  return { hosts, copies: new Set(copies.map(({ id }) => id)) };
}

function machineTest({ kind, targetId }: Aimed, rules: Rulebook): (host: Readonly<ShownHost>) => boolean {
  if (kind === 'rack.dark') return (host) => host.rack === targetId;
  if (kind === 'feed.dark') return (host) => rules.feedOf[host.rack] === targetId;
  if (kind === 'cooling.fails') return (host) => host.rack >= 0;
  const isOne = ['host.', 'hypervisor.', 'quorum.', 'os.', 'daemon.'].some((of) => kind.startsWith(of));
  return (host) => isOne && host.id === targetId;
}

function copyTest({ kind, targetId }: Aimed, rules: Rulebook): (one: InstanceFacts) => boolean {
  const service = (one: InstanceFacts) => rules.services[one.service];
  switch (kind) {
    case 'pod.hangs':
    case 'pod.crashes':
    case 'retry.storm':
    case 'release.bad':
    case 'release.fix':
    case 'leak':
    case 'container.escape':
      return (one) => one.service === targetId;
    case 'old.hole':
    case 'disk.fills':
      return (one) => one.vm === targetId;
    case 'base.cve':
      return (one) => one.kind === 'container' && service(one)?.layers.includes(targetId) === true;
    case 'image.poisoned':
      return (one) => one.kind === 'container' && service(one)?.imageIndex === targetId;
    default:
      return () => false;
  }
}
