/** Which links of a chain tell a loss, from what was seen down to its root, the last. */
import type { ToldLoss } from '../../../shared/play/story.ts';
import type { Why, WhyCode } from '../../../shared/sim/explain.ts';

/** What is full may be so at the same time, and is another loss than what went to copies that did not answer. */
const OF_FULL: ReadonlySet<WhyCode> = new Set([
  'service.queue',
  'service.limited',
  'service.host_busy',
  'service.neighbour',
  'service.shared_state',
  'service.autoscaler_max',
  'host.batch',
]);

export const linksOf = ({ reason, chain }: ToldLoss): readonly Why[] =>
  chain.filter(worthALine).filter(({ code }) => reason !== 'endpoint.dead' || !OF_FULL.has(code));

/** Twenty nodes that are all too full are one line. */
function worthALine(link: Why, place: number, chain: readonly Why[]): boolean {
  if (link.code === 'service.fine') return false;
  return !link.code.startsWith('node.') || chain.findIndex((one) => one.code === link.code) === place;
}
