/** Batch work: sold idle CPU, and month-end on a leash (SPEC BA1–BA5). */
import { ACCEPTED, refuse } from '../rejections.ts';
import type { Verb } from './command.ts';

/** So much idle CPU goes to the market for pre-emptible work; 0: none. */
export const takeBatch: Verb<'takeBatch'> = {
  check(facts, rules, command) {
    const marketM = rules.economy.batch.marketCores * 1000;
    if (command.coresM > marketM) return refuse('batch.market', { needM: command.coresM, marketM });
    return facts.batchTakenM === command.coresM ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    team.batchTakenM = command.coresM;
  },
};

/** What month-end work may use at most, and its weight against the rest. */
export const limitBatch: Verb<'limitBatch'> = {
  check(facts, _rules, command) {
    const same = facts.batchLimitM === command.coresM && facts.batchShares === command.shares;
    return same ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    team.batchLimitM = command.coresM;
    team.batchShares = command.shares;
  },
};
