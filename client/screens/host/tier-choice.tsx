/** Explorer, Student or Pro: one of the tiers that a scenario has, with a sentence of what it is. */
import { useId } from 'preact/hooks';
import type { Tier } from '../../../shared/content/tiers.ts';
import { words } from '../../text/index.ts';

const say = words.tiers;

interface Props {
  readonly tiers: readonly Tier[];
  readonly chosen: Tier;
  readonly onChoose: (tier: Tier) => void;
}

export function TierChoice({ tiers, chosen, onChoose }: Props) {
  const id = useId();
  return (
    <fieldset class="tiers">
      <legend>{say.choose}</legend>
      <div class="segments">
        {tiers.map((tier) => (
          <label key={tier} class={`segment${tier === chosen ? ' chosen' : ''}`}>
            <input
              type="radio"
              name={id}
              class="visually-hidden"
              checked={tier === chosen}
              aria-describedby={`${id}-about`}
              onChange={() => onChoose(tier)}
            />
            <span>{say.names[tier]}</span>
          </label>
        ))}
      </div>
      <p id={`${id}-about`} class="muted">
        {say.about[chosen]}
      </p>
    </fieldset>
  );
}
