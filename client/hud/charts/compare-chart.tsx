/** What is pinned, side by side over one time: a sheet over the foot of the floor. */
import { PinOff, X } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { words } from '../../text/index.ts';
import { metricName } from '../explorer.ts';
import { useCalmBeat } from '../slice.ts';
import { comparing, fromTick, pins, togglePin } from './choice.ts';
import { ChartTools } from './inspector-chart.tsx';
import { lineOf, plotsOf } from './lines.ts';
import { Plots } from './plots.tsx';
import '../../styles/chart.css';

const text = words.reading.charts;
/** By the number of plots that share the sheet: four still show without scrolling. */
const HEIGHTS = [190, 190, 98, 62, 46];

export function CompareChart() {
  useCalmBeat();
  const lines = pins.value.map((pin) => lineOf(pin, fromTick()));
  const close = () => {
    comparing.value = false;
  };
  return (
    <section
      class="compare"
      aria-label={text.compare}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <header class="compare-head">
        <h2>{text.compare}</h2>
        <ChartTools />
        <button type="button" class="icon-button" aria-label={text.close} title={text.close} onClick={close}>
          <Icon of={X} size={18} />
        </button>
      </header>
      <Plots lines={lines} height={HEIGHTS[plotsOf(lines).length] ?? 46} action={(line) => <Unpin line={line.key} />} />
    </section>
  );
}

function Unpin({ line }: { line: string }) {
  const pin = pins.value.find(({ of, metric }) => `${of.kind}${of.id}.${metric}` === line);
  if (pin === undefined) return null;
  const label = text.unpin(pin.name, metricName(pin.metric));
  return (
    <button
      type="button"
      class="icon-button pin"
      aria-label={label}
      title={label}
      onClick={() => togglePin(pin.of, pin.metric)}
    >
      <Icon of={PinOff} size={14} />
    </button>
  );
}
