/** Price and shedding: SPEC MK4–MK5, DM8. */
import { MAX_PRICE_PERCENT } from '../limits.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { indexOfName } from '../rulebook.ts';
import type { Verb } from './command.ts';

export const setPrice: Verb<'setPrice'> = {
  check(facts, rules, { percent }) {
    if (rules.scenario.rules !== 'market') return refuse('market.closed');
    const floor = facts.priceFloorPercent;
    if (percent < floor) return refuse('price.below_cost', { percent, floor });
    if (percent > MAX_PRICE_PERCENT) return refuse('price.too_high', { percent, most: MAX_PRICE_PERCENT });
    return facts.pricePercent === percent ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, { percent }) {
    team.pricePercent = percent;
  },
};

/** Requests of a type are refused at the door, politely and at once: they load nothing and cost less than lost ones. */
export const shed: Verb<'shed'> = {
  check(facts, rules, command) {
    const type = indexOfName(rules.types, command.type);
    if (type < 0) return refuse('type.unknown');
    return facts.shedPercent[type] === command.percent ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, rules, team, command) {
    team.shedPercent[indexOfName(rules.types, command.type)] = command.percent;
  },
};
