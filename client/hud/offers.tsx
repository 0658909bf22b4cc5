/** Who asks for room: what they pay, what they want promised, how long they wait for an answer; and the two answers. */
import { Check, Handshake, X } from 'lucide';
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import type { Guest } from '../../shared/sim/rulebook.ts';
import { Icon } from '../look/icon.tsx';
import { frame, rules, view } from '../store/session.ts';
import { memory, wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { useSlice } from './slice.ts';
import '../styles/signs.css';

const text = words.game.offers;

/** A tenant that wants a machine says with what system, and for how long. */
function wishOf(guest: Guest | undefined, baseMib: number, minutes: number, pace: number): string[] {
  const stays = minutes > 0 ? text.stays(wait(minutes * TICKS_PER_MINUTE, pace)) : '';
  return guest === undefined ? [] : [text.wantsVm(guest.name, memory(guest.footprintMib + baseMib), stays)];
}

export function Offers() {
  const offers = useSlice(() => {
    const [now, book, at] = [view.value, rules.value, frame.value];
    if (now === null || book === null || at === null) return [];
    return now.facts.contracts.flatMap((contract) => {
      const spec = book.scenario.offers[contract.offer];
      if (contract.state !== 'offered' || spec === undefined) return [];
      const name = words.names.service(spec.id);
      return [
        {
          id: spec.id,
          title: text.asks(name, spec.requestsPerSecond),
          terms: [
            text.terms(spec.dollarsPerHour, text.promises[spec.promise], spec.penaltyDollars),
            ...wishOf(
              book.guests.find((guest) => guest.id === spec.guest),
              book.services[contract.service]?.memoryBaseMib ?? 0,
              spec.minutes,
              at.pace,
            ),
          ].join(' '),
          left: text.answerIn(wait(contract.untilTick - at.tick, at.pace)),
        },
      ];
    });
  });
  const [first, ...others] = offers;
  if (first === undefined) return null;
  return (
    <div class="signs offers-asked">
      <ul>
        <li class="sign offer" title={`${first.title}. ${first.terms}`}>
          <Icon of={Handshake} size={17} />
          <strong>{first.title}</strong>
          <span class="mono sign-left">{first.left}</span>
          <span class="sign-advice">
            {first.terms}
            {others.length > 0 && ` (${words.reading.signs.moreOffers(others.length)})`}
          </span>
          <div class="sign-acts">
            <Act command={{ verb: 'acceptOffer', service: first.id }} label={text.accept} icon={Check} primary quiet />
            <Act command={{ verb: 'refuseOffer', service: first.id }} label={text.refuse} icon={X} />
          </div>
        </li>
      </ul>
    </div>
  );
}
