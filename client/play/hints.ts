/** Which of a level's hints has something to say: the first whose condition holds on the board as it is shown. */
import type { HintSpec } from '../../shared/content/schema.ts';
import { type Board, holds } from '../../shared/play/condition.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';

/** What is shown of an estate, as a condition reads it. */
export function shownBoard(view: TeamView): Board {
  const cpu = new Map(view.hosts.map((host) => [host.id, host.cpuPercent / 100]));
  const services = view.services.map(({ utilisationPercent, lostPermille, serving, limited }) => ({
    utilisation: utilisationPercent / 100,
    lostShare: lostPermille / 1000,
    serving,
    limited,
  }));
  return { facts: view.facts, signs: view.signs, services, cpuShareOf: (host) => cpu.get(host) ?? 0 };
}

/** Null: nothing to say. `restUntil`: the tick before which a hint that was put away is not said again. */
export function hintFor(view: TeamView, rules: Rulebook, restUntil: ReadonlyMap<string, number>): HintSpec | null {
  const { hints } = rules.scenario;
  if (hints.length === 0) return null;
  const board = shownBoard(view);
  const { tick } = view.facts;
  return hints.find(({ id, when }) => tick >= (restUntil.get(id) ?? 0) && holds(when, board, rules)) ?? null;
}
