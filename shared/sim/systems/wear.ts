/** What breaks without being announced: SPEC IN7. */
import { u } from '../../base/random.ts';
import { BILL_HOURS_PER_HOUR } from '../../base/units.ts';
import type { Outcome } from '../events.ts';
import { failHost } from '../machines/host-life.ts';
import type { Rulebook } from '../rulebook.ts';
import { eventProbability } from '../rules/hazard.ts';
import type { World } from '../world.ts';

/**
 * Wear: crashes of the OS (the host reboots) and of hardware (it waits for a repair). The draw belongs to the slot, so a
 * slot's bad day is the same for every team and whatever else stands around it.
 */
export function wearHosts(world: World, rules: Rulebook, out: Outcome): void {
  const factor = rules.scenario.hazardFactor;
  if (factor === 0) return;
  const hurry = BILL_HOURS_PER_HOUR * factor;
  const { osCrashPerYear, hardwarePerYear } = rules.economy.hazards;
  const breaks = eventProbability(hardwarePerYear, 1, hurry);
  const crashes = breaks + eventProbability(osCrashPerYear, 1, hurry);
  const bad = badSlots(world, rules, crashes);
  if (bad.size === 0) return;
  for (const team of world.teams) {
    for (const host of team.hosts) {
      const draw = bad.get(slotKey(host.rack, host.slot));
      if (draw === undefined || host.state !== 'on' || host.rack < 0) continue;
      const broken = draw < breaks;
      const back = broken ? 0 : world.tick + (rules.economy.timers.reboot ?? 300);
      failHost(world, rules, team, host, broken ? 'hardware' : 'crash', back, out);
    }
  }
}

const slotKey = (rack: number, slot: number): number => rack * 1000 + slot;

/** Slots whose draw is below that, with the draw: nearly always none, so nobody's hosts have to be walked. */
function badSlots(world: World, rules: Rulebook, below: number): Map<number, number> {
  const bad = new Map<number, number>();
  const { racks } = rules.scenario;
  for (let rack = 0; rack < racks.length; rack++) {
    const slots = racks[rack]?.slots ?? 0;
    for (let slot = 0; slot < slots; slot++) {
      const draw = u(world.seed, 'hazard', slotKey(rack, slot), world.tick);
      if (draw < below) bad.set(slotKey(rack, slot), draw);
    }
  }
  return bad;
}
