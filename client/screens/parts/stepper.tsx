/** A number with a button on either side; it can also be typed, for fifty teams are far to click. */
import { Minus, Plus } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { around } from '../../text/class.ts';
import { words } from '../../text/index.ts';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

export function Stepper({ label, value, min, max, onChange }: Props) {
  const typed = (event: { currentTarget: HTMLInputElement }) => {
    const number = Math.round(Number(event.currentTarget.value));
    const taken = Number.isFinite(number) ? Math.min(max, Math.max(min, number)) : value;
    event.currentTarget.value = String(taken);
    if (taken !== value) onChange(taken);
  };
  return (
    <div class="number-stepper">
      <span class="stepper-label">{label}</span>
      <button
        type="button"
        class="button"
        disabled={value <= min}
        aria-label={words.common.fewer(label)}
        onClick={() => onChange(value - 1)}
      >
        <Icon of={Minus} />
      </button>
      <input
        class="field mono"
        type="number"
        inputMode="numeric"
        aria-label={around.console.start.typed(label)}
        min={min}
        max={max}
        value={value}
        onChange={typed}
      />
      <button
        type="button"
        class="button"
        disabled={value >= max}
        aria-label={words.common.more(label)}
        onClick={() => onChange(value + 1)}
      >
        <Icon of={Plus} />
      </button>
    </div>
  );
}
