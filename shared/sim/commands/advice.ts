/** What a hint of the level would do, for a price: SPEC OB7. */
import { post } from '../ledger.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { indexOfName, type Rulebook } from '../rulebook.ts';
import type { Verb } from './command.ts';

const placeOf = (rules: Rulebook, hint: string): number => indexOfName(rules.scenario.hints, hint);

/** It takes no operator minutes and is sold to who is in the red: that is when one asks. */
export const takeAdvice: Verb<'takeAdvice'> = {
  check(facts, rules, { hint }) {
    const place = placeOf(rules, hint);
    if (place < 0) return refuse('hint.unknown');
    return facts.adviceTaken.includes(place) ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, rules, team, { hint }) {
    team.adviceTaken = [...team.adviceTaken, placeOf(rules, hint)];
    post(team, 'advice', -rules.prices.advice);
  },
};
