/** The rental catalogue: what a machine has, costs and takes to come, and with what it arrives. */
import { Cloud, Server } from 'lucide';
import { useState } from 'preact/hooks';
import { readyTicks } from '../../shared/sim/rulebook.ts';
import { Icon } from '../look/icon.tsx';
import { carry } from '../store/board.ts';
import { frame, rules } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { useSlice } from './slice.ts';
import { stepBack } from './stage.ts';

const text = words.game;

/** What it comes with, as one choice: nothing, a system, or a system and its place in the cluster. */
interface Outfit {
  readonly platform: string | null;
  readonly runtime: string | null;
  readonly label: string;
}

function outfits(): Outfit[] {
  const book = rules.value;
  const bare: Outfit = { platform: null, runtime: null, label: text.rent.bare };
  if (book === null || !book.scenario.installByTemplate) return [bare];
  const { scenario } = book;
  const made = book.platforms
    .filter((platform) => scenario.platforms.includes(platform.id))
    .flatMap((platform): Outfit[] => {
      const joined = book.runtimes
        .filter((one) => scenario.runtimes.includes(one.id) && platform.kind === 'os' && one.kernel === platform.kernel)
        .map((one) => ({ platform: platform.id, runtime: one.id, label: `${platform.name} + ${one.name}` }));
      return [...joined, { platform: platform.id, runtime: null, label: platform.name }];
    });
  return [...made, bare];
}

/** With a slot chosen already the order goes at once, else the machine is taken in hand. */
export function Catalogue({ rack, slot }: { rack: number; slot: number }) {
  const choices = useSlice(outfits);
  const [chosen, setChosen] = useState(0);
  const outfit = choices[chosen] ?? (choices[0] as Outfit);
  const models = useSlice(() => {
    const [book, pace] = [rules.value, frame.value?.pace ?? 1];
    if (book === null) return [];
    return book.models
      .filter((model) => model.sold)
      .map((model) => ({
        id: model.id,
        name: model.name,
        kind: model.kind,
        spec: text.rent.spec(model.cores, model.memoryMib),
        price: text.panel.perHour(model.rentDollarsPerHour),
        times: [
          ...(model.setupDollars > 0 ? [text.panel.setup(model.setupDollars)] : []),
          (outfit.platform === null ? text.rent.lead : text.rent.ready)(
            wait(readyTicks(book, model, outfit.platform), pace),
          ),
          text.rent.notice(wait(model.noticeTicks, pace)),
        ].join(', '),
      }));
  }, [outfit.platform]);
  return (
    <>
      {choices.length > 1 && (
        <label class="form-row">
          <span>{text.rent.arrivesWith}</span>
          <select class="field" value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
            {choices.map((one, index) => (
              <option key={one.label} value={index}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <ul class="stack">
        {models.map((model) => (
          <li key={model.id} class="boxed model">
            <strong>
              <Icon of={model.kind === 'cloud' ? Cloud : Server} size={16} /> {model.name}
            </strong>
            <span class="mono model-price">{model.price}</span>
            <span>{model.spec}</span>
            <span class="muted">{model.times}</span>
            <Rent model={model.id} isCloud={model.kind === 'cloud'} outfit={outfit} rack={rack} slot={slot} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface RentProps {
  model: string;
  isCloud: boolean;
  outfit: Outfit;
  rack: number;
  slot: number;
}
function Rent({ model, isCloud, outfit, rack, slot }: RentProps) {
  const { platform, runtime } = outfit;
  if (isCloud || slot >= 0) {
    const place = isCloud ? { rack: 0, slot: 0 } : { rack, slot };
    return (
      <Act
        command={{ verb: 'order', model, ...place, platform, runtime }}
        label={isCloud ? text.rent.inCloud : text.rent.here}
        {...(isCloud ? {} : { onDone: stepBack })}
      />
    );
  }
  return (
    <button
      type="button"
      class="button act-button"
      data-model={model}
      onClick={() => {
        carry.value = { kind: 'model', model, platform, runtime };
      }}
    >
      <span class="act-label">{text.rent.anywhere}</span>
    </button>
  );
}
