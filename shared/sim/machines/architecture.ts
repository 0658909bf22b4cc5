/**
 * Programs are built for one processor. A guest of another runs only where the hypervisor emulates its processor, at a
 * fraction of the speed (SPEC HW11).
 */
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { ModelRule, Rulebook } from '../rulebook.ts';

type Machine = { readonly model: number; readonly platform: number };

export function isForeign(rules: Rulebook, host: Machine, guest: number): boolean {
  const built = rules.guests[guest]?.architecture;
  return built !== undefined && built !== (rules.models[host.model] as ModelRule).architecture;
}

/** A VM that runs has the state of its host's processor in it: another kind has no place for that. */
export function sameProcessor(rules: Rulebook, from: Machine | undefined, to: Machine | undefined): boolean {
  return rules.models[from?.model ?? -1]?.architecture === rules.models[to?.model ?? -1]?.architecture;
}

/** Whether a VM with that guest can run on that host at all. */
export function checkArchitecture(rules: Rulebook, host: Machine, guest: number): Verdict {
  if (!isForeign(rules, host, guest)) return ACCEPTED;
  return rules.platforms[host.platform]?.emulates === true ? ACCEPTED : refuse('architecture.foreign');
}

/** Share of its speed that a VM has there: all of it, or what the emulation leaves. */
export function emulatedSpeed(rules: Rulebook, host: Machine, guest: number): number {
  return isForeign(rules, host, guest) ? 1 / rules.economy.emulationSlowdown : 1;
}
