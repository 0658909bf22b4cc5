/** The chart of what is selected: which curves, how far back, and a pin for each to compare it with others. */
import { ChartLine, Pin as PinIcon, PinOff, Table } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { type ChartOf, METRICS } from '../../play/metrics.ts';
import { words } from '../../text/index.ts';
import { metricName } from '../explorer.ts';
import { useCalmBeat } from '../slice.ts';
import {
  asTable,
  chartName,
  comparing,
  fromTick,
  isPinned,
  MOST_PINS,
  pins,
  RANGES,
  range,
  shownOf,
  toggleMetric,
  togglePin,
} from './choice.ts';
import { type Line, lineOf } from './lines.ts';
import { Plots } from './plots.tsx';
import '../../styles/chart.css';

const text = words.reading.charts;
const PLOT_HEIGHT = 78;

export function InspectorChart({ of }: { of: ChartOf }) {
  useCalmBeat();
  const lines = shownOf(of.kind).map((metric) => lineOf({ of, metric, name: '' }, fromTick()));
  return (
    <div class="chart">
      <ChartTools />
      <fieldset class="chart-metrics">
        <legend class="visually-hidden">{text.choose}</legend>
        {METRICS[of.kind].map(({ id }) => (
          <button
            key={id}
            type="button"
            aria-pressed={shownOf(of.kind).includes(id)}
            onClick={() => toggleMetric(of.kind, id)}
          >
            {metricName(id)}
          </button>
        ))}
      </fieldset>
      <Plots lines={lines} height={PLOT_HEIGHT} action={(line) => <PinButton of={of} line={line} />} />
      {pins.value.length > 0 && (
        <button
          type="button"
          class="button chart-compare"
          aria-expanded={comparing.value}
          onClick={() => {
            comparing.value = !comparing.value;
          }}
        >
          <Icon of={ChartLine} size={16} /> {text.compareOpen(pins.value.length)}
        </button>
      )}
    </div>
  );
}

export function ChartTools() {
  return (
    <div class="chart-tools">
      <fieldset class="chart-range">
        <legend class="visually-hidden">{text.range}</legend>
        {RANGES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={range.value === one}
            onClick={() => {
              range.value = one;
            }}
          >
            {text.ranges[one]}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="icon-button"
        aria-pressed={asTable.value}
        aria-label={text.table}
        title={text.table}
        onClick={() => {
          asTable.value = !asTable.value;
        }}
      >
        <Icon of={Table} size={16} />
      </button>
    </div>
  );
}

function PinButton({ of, line }: { of: ChartOf; line: Line }) {
  const isOn = isPinned(of, line.metric);
  const isFull = !isOn && pins.value.length >= MOST_PINS;
  const label = (isOn ? text.unpin : text.pin)(chartName(of), metricName(line.metric));
  return (
    <button
      type="button"
      class="icon-button pin"
      aria-pressed={isOn}
      aria-disabled={isFull}
      aria-label={isFull ? `${label}. ${text.pinsFull}` : label}
      title={isFull ? text.pinsFull : label}
      onClick={() => togglePin(of, line.metric)}
    >
      <Icon of={isOn ? PinOff : PinIcon} size={14} />
    </button>
  );
}
