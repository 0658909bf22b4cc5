/** A curve over minutes as content gives it: points [minute, value] in order. */
export type Points = readonly (readonly [number, number])[];

/** Linear between its points and flat outside them. */
export function curveAt(points: Points, minute: number): number {
  let [fromMinute, fromValue] = points[0] as readonly [number, number];
  for (const [toMinute, toValue] of points) {
    if (minute <= toMinute) {
      if (toMinute === fromMinute) return toValue;
      return fromValue + ((toValue - fromValue) * (minute - fromMinute)) / (toMinute - fromMinute);
    }
    fromMinute = toMinute;
    fromValue = toValue;
  }
  return fromValue;
}
