/** What an Explorer's screen has differently (09-balance H): plain words instead of a percentile, and no typed line. */
import { computed } from '@preact/signals';
import type { MetricId } from '../play/metrics.ts';
import { rules } from '../store/session.ts';
import { words } from '../text/index.ts';

export const isExplorer = computed(() => rules.value?.scenario.tier === 'explorer');

/** What the number is called in which most answers of a service come; `short` where there is room for a word or two. */
export const quickness = (usual: string, short = false): string =>
  isExplorer.value ? words.tiers[short ? 'quickShort' : 'quick'] : usual;

export const metricName = (metric: MetricId, short = false): string => {
  const usual = words.reading.charts.metrics[metric];
  return metric === 'p95' ? quickness(usual, short) : usual;
};
