/** Which link of a *Why?* chain is its root, and which links only say that all is well. */
import type { Why } from '../../shared/sim/explain.ts';

/** Links that say how it is, where nothing hurts. */
export const FINE: ReadonlySet<string> = new Set([
  'service.fine',
  'vm.fine',
  'host.costs',
  'host.idles',
  'host.holds',
  'host.control_plane',
  'host.loss_held',
  'node.fits',
]);

/** Links that say what comes of it: they end a chain and are never its cause while it has another. */
const EFFECTS: ReadonlySet<string> = new Set(['service.losing', 'service.tenant_unserved']);

/** The root of a chain: the last link that hurts. What is said of a machine is a list, and no chain. */
export function rootOf(links: readonly Why[]): number {
  if (links[0]?.code.startsWith('host.') ?? true) return -1;
  const cause = links.findLastIndex(({ code }) => !FINE.has(code) && !EFFECTS.has(code));
  return cause >= 0 ? cause : links.findLastIndex(({ code }) => !FINE.has(code));
}

export const hurts = (links: readonly Why[]): boolean => links.some((link) => !FINE.has(link.code));
