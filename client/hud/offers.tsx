/** Who asks for room: what they pay, what they want promised, how long they wait for an answer; and the two answers. */
import { Check, Handshake, X } from 'lucide';
import { Icon } from '../look/icon.tsx';
import { frame, rules, view } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { useSlice } from './slice.ts';

const text = words.game.offers;

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
          terms: text.terms(spec.dollarsPerHour, text.promises[spec.promise], spec.penaltyDollars),
          left: text.answerIn(wait(contract.untilTick - at.tick, at.pace)),
        },
      ];
    });
  });
  if (offers.length === 0) return null;
  return (
    <ul class="signs offers-asked">
      {offers.map((offer) => (
        <li key={offer.id} class="sign">
          <Icon of={Handshake} size={18} />
          <strong>{offer.title}</strong>
          <span class="mono sign-left">{offer.left}</span>
          <span class="sign-advice">{offer.terms}</span>
          <div class="sign-acts">
            <Act command={{ verb: 'acceptOffer', service: offer.id }} label={text.accept} icon={Check} primary />
            <Act command={{ verb: 'refuseOffer', service: offer.id }} label={text.refuse} icon={X} />
          </div>
        </li>
      ))}
    </ul>
  );
}
