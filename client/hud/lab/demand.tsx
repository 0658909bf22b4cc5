/** Sliders of the demand: one for all of an application, one for each of its request types. */
import { useState } from 'preact/hooks';
import { LAB_FACTOR_MAX } from '../../../shared/content/lab.ts';
import type { DemandEntry } from '../../../shared/sim/entries.ts';
import type { Rulebook, TypeRule } from '../../../shared/sim/rulebook.ts';
import { lab, labFactors } from '../../store/lab.ts';
import { applicationOf, requestOf } from '../../text/content.ts';
import { lab as say } from '../../text/lab.ts';
import { Group } from '../parts.tsx';

const STEP = 0.1;

interface Props {
  readonly book: Rulebook;
  readonly enter: (entry: DemandEntry, what: string) => void;
}

export function Demand({ book, enter }: Props) {
  const factors = labFactors.value;
  const set = (application: string, type: string, own: readonly TypeRule[], factor: number, what: string) => {
    labFactors.value = book.types.map((rule) => (own.includes(rule) ? factor : (factors[rule.index] ?? 1)));
    enter({ kind: 'demand', application, type, factor }, what);
  };
  return (
    <Group title={say.demand}>
      <p class="muted">{say.demandWhat}</p>
      {book.demands.map(({ spec }, index) => {
        const own = book.types.filter((type) => type.demand === index);
        const rate = spec.requestsPerSecond[0]?.[1] ?? 0;
        const perS = (type: TypeRule) => rate * type.mixShare;
        const factorOf = (type: TypeRule) => factors[type.index] ?? 1;
        const asked = own.reduce((sum, type) => sum + perS(type) * factorOf(type), 0);
        const name = applicationOf(spec.application);
        const mean = rate > 0 ? asked / rate : factorOf(own[0] as TypeRule);
        return (
          <div key={spec.application} class="lab-sliders">
            <Slider
              name={say.all(name)}
              factor={mean}
              perS={rate}
              onSet={(factor) => set(spec.application, '', own, factor, say.all(name))}
            />
            {own.length > 1 &&
              own.map((type) => (
                <Slider
                  key={type.id}
                  name={requestOf(type.id, book)}
                  factor={factorOf(type)}
                  perS={perS(type)}
                  onSet={(factor) => set(spec.application, type.id, [type], factor, requestOf(type.id, book))}
                />
              ))}
          </div>
        );
      })}
    </Group>
  );
}

interface SliderProps {
  readonly name: string;
  readonly factor: number;
  readonly perS: number; // at factor 1
  readonly onSet: (factor: number) => void;
}

/** While it is dragged only its number moves; let go, or by key, it is entered. */
function Slider({ name, factor, perS, onSet }: SliderProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? factor;
  return (
    <label class="lab-slider">
      <span>{name}</span>
      <span class="mono lab-factor">
        {say.times(shown)} <span class="muted">{say.about(Math.round(shown * perS))}</span>
      </span>
      <input
        type="range"
        min={0}
        max={LAB_FACTOR_MAX}
        step={STEP}
        value={shown}
        disabled={lab.value === null}
        aria-valuetext={say.timesPerS(shown, Math.round(shown * perS))}
        onInput={(event) => setDragged(event.currentTarget.valueAsNumber)}
        onChange={(event) => {
          setDragged(null);
          onSet(event.currentTarget.valueAsNumber);
        }}
      />
    </label>
  );
}
