/** How far a slider steps, and what a typed number means. */

/** Some hundred steps are as fine as a hand is. */
const STEPS = 100;

/** 1, 2 or 5 times a power of ten; whole numbers stay whole. */
export function stepOf(min: number, max: number): number {
  const rough = (max - min) / STEPS;
  if (!(rough > 0)) return 1;
  const isWhole = Number.isInteger(min) && Number.isInteger(max) && max - min > 2;
  if (isWhole && rough <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough;
  return isWhole ? Math.max(1, Math.round(step)) : Number(step.toPrecision(1));
}

/** With a comma or a point; undefined: that is no number of the question. */
export function readNumber(text: string, min: number, max: number): number | undefined {
  const plain = text.trim().replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return value >= min && value <= max ? value : undefined;
}
