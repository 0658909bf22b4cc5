/** A team's estate in small: height = memory in use, hatch = overhead, dotted = room, ✕ = down, dashed = not there yet. */

import { around } from '../../text/class.ts';
import { DEAD, type MiniHost } from './teams.ts';

/** Past so many bars a column of the table is full; the rest is a number. */
const SHOWN = 8;
/** Ordered, being installed, booting, or switched off: it holds nothing. */
const NOT_YET: ReadonlySet<string> = new Set(['d', 'i', 'b', 'f']);

export function FloorBars({ hosts }: { hosts: readonly MiniHost[] }) {
  const dead = hosts.filter((host) => DEAD.has(host.state)).length;
  return (
    <span class="floor-bars" role="img" aria-label={around.desk.floor(hosts.length, dead)}>
      {hosts.slice(0, SHOWN).map((host, index) => (
        <Bar key={index} host={host} />
      ))}
      {hosts.length > SHOWN && <span class="mono muted">+{hosts.length - SHOWN}</span>}
    </span>
  );
}

function Bar({ host }: { host: MiniHost }) {
  if (DEAD.has(host.state)) return <i class="bar dead">✕</i>;
  if (NOT_YET.has(host.state)) return <i class="bar not-yet" />;
  const overhead = Math.min(host.overheadPercent, 100);
  const used = Math.min(host.usedPercent, 100 - overhead);
  return (
    <i class="bar">
      <i class="bar-used" style={{ height: `${used}%` }} />
      <i class="bar-overhead" style={{ height: `${overhead}%` }} />
    </i>
  );
}
