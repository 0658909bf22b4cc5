/** A small number with a button on either side. */
import { Minus, Plus } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { words } from '../../text/index.ts';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

export function Stepper({ label, value, min, max, onChange }: Props) {
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
      <output class="mono" aria-label={label}>
        {value}
      </output>
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
