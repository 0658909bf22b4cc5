/** Percentiles of what was measured here, and of the server's own histograms between two readings. */

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

/** One reading of /metrics: the value of each line by its name, labels included. */
export type Reading = ReadonlyMap<string, number>;

export function readMetrics(text: string): Reading {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

/** What a counter has gained; a server that was started again counts from nothing. */
export function gained(readings: readonly Reading[], name: string): number {
  let sum = 0;
  for (const [index, now] of readings.entries()) {
    const before = readings[index - 1]?.get(name) ?? 0;
    const value = now.get(name) ?? 0;
    if (index > 0) sum += value >= before ? value - before : value;
  }
  return sum;
}

/** In seconds, as far as the buckets tell: the upper end of the one that the share falls into. */
export function quantile(readings: readonly Reading[], name: string, share: number): number {
  const ends = [...(readings.at(-1)?.keys() ?? [])]
    .map((key) => new RegExp(`^${name}_bucket\\{le="([^"]+)"\\}$`).exec(key)?.[1])
    .filter((end) => end !== undefined);
  const all = gained(readings, `${name}_count`);
  const found = ends.find((end) => gained(readings, `${name}_bucket{le="${end}"}`) >= share * all);
  return found === undefined || found === '+Inf' ? Number.POSITIVE_INFINITY : Number(found);
}
