/** The servers that a bot orders: which, where they stand and what runs on them. */
import type { ModelRule, Rulebook } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';

/** The first server on sale; undefined where none is. */
export function serverToBuy(rules: Rulebook): ModelRule | undefined {
  return rules.models.find((model) => model.sold && model.kind === 'server');
}

/** The first platform and runtime that the scenario offers: what a server needs to be a node. */
export function nodeSystem(rules: Rulebook): { platform: string | null; runtime: string | null } {
  return { platform: rules.scenario.platforms[0] ?? null, runtime: rules.scenario.runtimes[0] ?? null };
}

/** Free slots, the emptiest rack first, so that no rack holds everything. */
export function freeSlots(view: View, rules: Rulebook): { rack: number; slot: number }[] {
  const inRack = rules.scenario.racks.map(
    (_rack, rack) => view.facts.hosts.filter((host) => host.rack === rack).length,
  );
  const slots: { rack: number; slot: number; rank: number }[] = [];
  for (const [rack, { slots: count }] of rules.scenario.racks.entries()) {
    let rank = inRack[rack] ?? 0;
    for (let slot = 0; slot < count; slot++) {
      if (view.facts.hosts.some((host) => host.rack === rack && host.slot === slot)) continue;
      slots.push({ rack, slot, rank: rank++ });
    }
  }
  slots.sort((a, b) => a.rank - b.rank || a.rack - b.rack || a.slot - b.slot);
  return slots.map(({ rack, slot }) => ({ rack, slot }));
}
