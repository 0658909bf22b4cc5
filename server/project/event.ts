/** What strikes everybody, for the wall: nothing before every team was told of it, and nothing of one team alone. */
import type { World } from '../../shared/sim/world.ts';
import type { Phase } from '../../shared/wire/symbols.ts';

/** What has no end of its own is shown for so many real seconds (our choice: one look up). */
const EVENT_SECONDS = 10;

/** The latest that everybody was told of: what strikes one team alone is that team's. */
export function eventOf(
  { schedule, tick }: Pick<World, 'schedule' | 'tick'>,
  phase: Phase,
  pace: number,
): { event: string; eventStruck: boolean } {
  const isOn = phase === 'play' || phase === 'night';
  const found = schedule.findLast(
    ({ team, announceTick, dueTick, endTick, happens }) =>
      team < 0 &&
      announceTick <= tick &&
      tick <= (happens ? Math.max(endTick, dueTick + EVENT_SECONDS * pace) : dueTick),
  );
  if (!isOn || found === undefined) return { event: '', eventStruck: false };
  return { event: found.kind, eventStruck: found.happens && tick >= found.dueTick };
}
