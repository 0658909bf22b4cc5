/** Settings that are a number of pods or a share of them: `2` or `"25%"` (K19, K32). */

export type IntOrPercent = number | string;
export type Rounding = 'up' | 'down';

/** Pods out of `total`; `null` if the text is not a whole percentage such as `25%`. */
export function resolvePods(setting: IntOrPercent, total: number, rounding: Rounding): number | null {
  if (typeof setting === 'number') return setting;
  const percent = parsePercent(setting);
  if (percent === null) return null;
  const pods = (percent * total) / 100;
  return rounding === 'up' ? Math.ceil(pods) : Math.floor(pods);
}

function parsePercent(text: string): number | null {
  return /^[0-9]+%$/.test(text) ? Number(text.slice(0, -1)) : null;
}
