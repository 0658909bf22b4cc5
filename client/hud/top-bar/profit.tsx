/** What was earned, how it went lately and what a minute brings; opens the ledger. */
import { profitPerMinute } from '../../play/demand.ts';
import { samples, view } from '../../store/session.ts';
import { exactMoney, moneyChange } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { useSlice } from '../slice.ts';
import { panel, show } from '../stage.ts';

const text = words.game.top;
/** Thirty samples are five minutes: long enough for a trend, short enough to see today's trouble. */
const SPARK = { width: 64, height: 28, points: 30 };

export function Profit() {
  const profit = useSlice(() => {
    const amount = exactMoney(view.value?.team.profitMicroCents ?? 0);
    const cut = amount.search(/[.,]\d\d\D*$/);
    return { whole: amount.slice(0, cut), cents: amount.slice(cut) };
  });
  const curve = useSlice(() => sparkOf(samples.value.slice(-SPARK.points).map((one) => one.profitMicroCents)));
  const change = useSlice(() => {
    const amount = profitPerMinute(samples.value);
    return { says: moneyChange(amount), isLoss: amount < 0 };
  });
  return (
    <button
      type="button"
      class="top-cell top-profit"
      aria-expanded={panel.value.kind === 'ledger'}
      onClick={() => show('ledger')}
    >
      <svg width={SPARK.width} height={SPARK.height} aria-hidden="true" class="spark">
        <polygon points={curve.area} />
        <polyline points={curve.line} />
        <circle cx={curve.x} cy={curve.y} r="2.5" />
      </svg>
      <span class="top-pair">
        <span class="mono big-2">
          {profit.whole}
          <small class="muted">{profit.cents}</small>
        </span>
        <span class="muted">
          {text.profit} · <span class={`mono${change.isLoss ? ' text-bad' : ''}`}>{text.perMinute(change.says)}</span>
        </span>
        <span class="visually-hidden">{text.ledger}</span>
      </span>
    </button>
  );
}

function sparkOf(values: readonly number[]) {
  if (values.length < 2) return { line: '', area: '', x: -9, y: -9 };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(1, high - low);
  const points = values.map((value, index) => {
    const x = 2 + (index / (values.length - 1)) * (SPARK.width - 6);
    return [x, SPARK.height - 3 - ((value - low) / span) * (SPARK.height - 6)] as const;
  });
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const [x, y] = points.at(-1) ?? [0, 0];
  return { line, area: `2,${SPARK.height} ${line} ${x.toFixed(1)},${SPARK.height}`, x, y };
}
