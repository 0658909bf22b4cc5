/** What gives back a copy or a machine that is in foreign hands: made anew, or installed from clean media (SPEC SE8). */
import { byId } from '../../shared/base/ids.ts';
import type { Remedy } from './remedies.ts';
import type { Cure } from './size-cures.ts';

const rebuild = (target: number): Remedy => ({ kind: 'clean', command: { verb: 'rebuild', target } });

/** A VM, or a machine, which must hold nothing by then. */
export const cleanMachine: Cure = ({ subject }, { view: { facts } }) => {
  const nodes = facts.nodes.filter((node) => node.host === subject);
  return [
    rebuild(subject),
    ...nodes.map(({ id }): Remedy => ({ kind: 'leave', command: { verb: 'drain', node: id } })),
  ];
};

/** Whatever starts on a taken kernel is taken as well: the kernel comes first. */
export const cleanCopy: Cure = (link, sight, chain) => {
  const { facts } = sight.view;
  const one = byId(facts.instances, link.subject);
  if (one === undefined) return [];
  const node = byId(facts.nodes, one.node);
  const vm = byId(facts.vms, node?.vm ?? one.vm);
  const host = byId(facts.hosts, vm?.host ?? node?.host ?? one.host);
  const taken = [host, vm].find((machine) => machine?.breached === true);
  if (taken !== undefined) return cleanMachine({ ...link, subject: taken.id }, sight, chain);
  return one.deployment > 0 ? [{ kind: 'anew', command: { verb: 'stopContainer', instance: one.id } }] : [];
};
