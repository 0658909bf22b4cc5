/** What is charted: which curves of each kind, which are pinned side by side, how far back, and where the cursor is. */
import { signal } from '@preact/signals';
import { byId } from '../../../shared/base/ids.ts';
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';
import { type ChartKind, type ChartOf, FIRST_METRICS, keyOfChart, type MetricId } from '../../play/metrics.ts';
import { instanceName, nameOf } from '../../play/naming.ts';
import { frame, rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';

export const RANGES = ['near', 'middle', 'all'] as const;
export type Range = (typeof RANGES)[number];
const RANGE_TICKS: Readonly<Record<Range, number>> = {
  near: 2 * TICKS_PER_MINUTE,
  middle: 10 * TICKS_PER_MINUTE,
  all: Number.POSITIVE_INFINITY,
};
export const range = signal<Range>('middle');
export const asTable = signal(false);
/** Whether inspectors show their chart: whoever looks at one host's curve wants the next one's too. */
export const isOpen = signal(false);
export const comparing = signal(false);
/** The moment under the cursor in all charts; null: now. */
export const cursorTick = signal<number | null>(null);

export interface Pin {
  readonly of: ChartOf;
  readonly metric: MetricId;
  readonly name: string; // as it was called when it was pinned: it may be gone later
}
export const MOST_PINS = 4;
export const pins = signal<readonly Pin[]>([]);

const isPin = (pin: Pin, of: ChartOf, metric: MetricId) =>
  keyOfChart(pin.of) === keyOfChart(of) && pin.metric === metric;
export const isPinned = (of: ChartOf, metric: MetricId): boolean => pins.value.some((pin) => isPin(pin, of, metric));

export function togglePin(of: ChartOf, metric: MetricId): void {
  if (isPinned(of, metric)) pins.value = pins.value.filter((pin) => !isPin(pin, of, metric));
  else if (pins.value.length < MOST_PINS) pins.value = [...pins.value, { of, metric, name: chartName(of) }];
  if (pins.value.length === 0) comparing.value = false;
}

const chosen = signal<Readonly<Partial<Record<ChartKind, readonly MetricId[]>>>>({});
export const shownOf = (kind: ChartKind): readonly MetricId[] => chosen.value[kind] ?? FIRST_METRICS[kind];

/** The last one stays: a chart of nothing says nothing. */
export function toggleMetric(kind: ChartKind, metric: MetricId): void {
  const now = shownOf(kind);
  const next = now.includes(metric) ? now.filter((one) => one !== metric) : [...now, metric];
  if (next.length > 0) chosen.value = { ...chosen.value, [kind]: next };
}

export function fromTick(): number {
  return Math.max(0, (frame.peek()?.tick ?? 0) - RANGE_TICKS[range.value]);
}

export function chartName({ kind, id }: ChartOf): string {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return '';
  switch (kind) {
    case 'team':
      return words.reading.charts.team;
    case 'service':
      return words.names.service(book.services[id]?.id ?? '');
    case 'instance':
      return words.names.pod(instanceName(id, now.facts, book));
    case 'transfer':
      return nameOf('vm', byId(now.transfers, id)?.vm ?? 0, now.facts, book);
    case 'host':
    case 'vm':
      return nameOf(kind, id, now.facts, book);
  }
}
