/** Mixing the palette's colours; the engine wants numbers, the canvas strings. */
function rgbOf(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** `share` of `a` over `b`. */
export function mix(a: string, b: string, share: number): string {
  const [from, over] = [rgbOf(a), rgbOf(b)];
  const part = (index: 0 | 1 | 2) => Math.round(from[index] * share + over[index] * (1 - share));
  return `#${((part(0) << 16) | (part(1) << 8) | part(2)).toString(16).padStart(6, '0')}`;
}

export const numberOf = (hex: string): number => Number.parseInt(hex.slice(1), 16);

export function alpha(hex: string, share: number): string {
  const [r, g, b] = rgbOf(hex);
  return `rgba(${r}, ${g}, ${b}, ${share})`;
}
