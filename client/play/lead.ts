/** How long a rented machine takes until it does something: the lorry, and what is installed once it stands there. */
import type { ModelRule, Rulebook } from '../../shared/sim/rulebook.ts';

/** `platform`: what it comes with, null for nothing. A cloud machine starts from an image that has it (HW2). */
export function readyTicks(rules: Rulebook, model: ModelRule, platform: string | null): number {
  const comesWith = rules.platforms.find(({ id }) => id === platform);
  const installTicks = model.kind === 'server' ? (comesWith?.installTicks ?? 0) : 0;
  return (model.leadTicks ?? 0) + installTicks;
}
