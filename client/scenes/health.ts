/** How a host does, as one of five shapes with its word; the worst thing on it wins. */

import type { TeamView } from '../../shared/sim/shown.ts';
import type { Health } from '../look/marks.tsx';
import { CONDITION_MS, type DwellRules, dwell, isWorse, type Kept } from '../play/dwell.ts';
import type { Words } from '../text/index.ts';
import type { Jar, Tray } from './contents.ts';

export type Word = keyof Words['floor']['states'];
export interface Condition {
  readonly health: Health;
  readonly word: Word;
}
/** What is shown of each host by its key, and since when: it dwells, so that nothing flickers. */
export type Conditions = ReadonlyMap<string, Kept<Condition>>;

const RULES: DwellRules<Condition> = {
  keepMs: CONDITION_MS,
  // Worse is said at once; and what somebody did or waits for (switched off, delivered) is no gauge that wavers.
  urgent: (next, shown) => isWorse(next.health, shown.health) || next.health === 'off' || shown.health === 'off',
  same: (a, b) => a.word === b.word && a.health === b.health,
};

export function keptConditions(
  view: TeamView,
  trays: readonly Tray[],
  last: Conditions | null,
  nowMs: number,
): Conditions {
  return new Map(
    trays.map((tray) => {
      const key = `h${tray.host.id}`;
      return [key, dwell(warnedOf(view, tray) ?? conditionOf(tray), last?.get(key), nowMs, RULES)];
    }),
  );
}

export const KNEE = 0.7; // above that share of its cores waiting grows fast (03-model)
const FULL = 95; // percent: no core is left

export function conditionOf(tray: Tray): Condition {
  const { host } = tray;
  if (host.state !== 'on') return { health: healthOfState(host.state), word: host.state };
  if (host.leaseEndTick > 0) return { health: 'off', word: 'leaving' };
  const jars = tray.jars.flatMap((jar) => [jar, ...jar.inside]);
  if (jars.some((jar) => jar.state === 'backoff')) return { health: 'bad', word: 'backoff' };
  if (jars.some((jar) => jar.state === 'pullBackoff')) return { health: 'bad', word: 'pullBackoff' };
  if (jars.some((jar) => jar.state === 'crashed')) return { health: 'bad', word: 'crashed' };
  if (host.platform < 0) return { health: 'off', word: 'bare' };
  if (host.cpuPercent >= FULL) return { health: 'bad', word: 'full' };
  if (jars.some((jar) => jar.throttled)) return { health: 'bad', word: 'throttled' };
  if (host.cpuPercent >= KNEE * 100) return { health: 'watch', word: 'busy' };
  return { health: 'ok', word: jars.length === 0 ? 'idle' : 'healthy' };
}

/** A host of which it is known that it will stop soon. */
export function warnedOf(view: TeamView, { host }: Tray): Condition | null {
  if (host.state !== 'on') return null;
  const sign = signOf(view, 'host', host.id);
  if (sign === undefined) return null;
  return { health: 'bad', word: sign.kind === 'host.dies' ? 'failing' : 'servicedSoon' };
}

/** A ring on it counts down: what stands there makes room. */
export const isCountedDown = (view: TeamView, { host }: Tray): boolean =>
  host.state === 'on' && signOf(view, 'host', host.id) !== undefined;

/** What is announced for a host or a rack and has not struck yet. */
export function signOf(view: TeamView, of: 'host' | 'rack', target: number): TeamView['signs'][number] | undefined {
  return view.signs.find(
    (sign) => sign.state === 'announced' && sign.kind.startsWith(`${of}.`) && sign.targetId === target,
  );
}

function healthOfState(state: string): Health {
  return state === 'failed' || state === 'repairing' ? 'dead' : 'off';
}

/** The shape on a jar that does not work, or null. A VM is off until it is started for the first time: nothing is broken. */
export function shapeOf({ state }: Pick<Jar, 'state'>, isHostLost: boolean): Health | null {
  if (isHostLost || state === 'crashed' || state === 'backoff') return 'dead';
  return state === 'stopped' ? 'off' : null;
}

/** What hurts a jar most, or null. */
export function ailmentOf(jar: Jar): Word | null {
  if (jar.state === 'backoff' || jar.state === 'crashed' || jar.state === 'stopped') return jar.state;
  if (jar.state === 'booting' || jar.state === 'converting' || jar.state === 'pulling') return jar.state;
  if (jar.state === 'pullBackoff') return jar.state;
  if (jar.throttled) return 'throttled';
  return jar.state === 'starting' ? 'starting' : null;
}
