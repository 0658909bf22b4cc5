/** What an announced incident would strike: machines, and copies. Nothing, where it has no place on the floor. */
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { hostBelow } from '../../../shared/sim/security/blast-radius.ts';
import type { ShownSign, TeamView } from '../../../shared/sim/shown.ts';
import { isStruckBy, isUnpatched } from '../../../shared/sim/view.ts';
import type { InstanceFacts } from '../../../shared/sim/world.ts';

export interface SignDomain {
  readonly hosts: ReadonlySet<number>;
  readonly copies: ReadonlySet<number>;
}
type Aimed = Pick<ShownSign, 'kind' | 'targetId'>;

export function domainOf(sign: Aimed, view: TeamView, rules: Rulebook): SignDomain {
  const isStruck = isStruckBy(sign, rules);
  const hosts = new Set(view.hosts.filter(isStruck).map(({ id }) => id));
  const isHit = copyTest(sign, view, rules);
  const copies = view.facts.instances.filter((one) => hosts.has(hostBelow(view.facts, one)) || isHit(one));
  return { hosts, copies: new Set(copies.map(({ id }) => id)) };
}

/** It strikes machines on which nothing runs: whatever else is announced matters more. */
export function isHarmless(sign: Aimed, view: TeamView, rules: Rulebook): boolean {
  const { hosts, copies } = domainOf(sign, view, rules);
  return hosts.size > 0 && copies.size === 0;
}

function copyTest({ kind, targetId }: Aimed, { facts }: TeamView, rules: Rulebook): (one: InstanceFacts) => boolean {
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
      return (one) => service(one)?.layers.includes(targetId) === true && isUnpatched(rules, facts, one);
    case 'image.poisoned':
      return (one) => one.kind === 'container' && service(one)?.imageIndex === targetId;
    default:
      return () => false;
  }
}
