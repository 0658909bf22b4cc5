/** What distance costs (S8): light in fibre takes 5 µs a kilometre, there and back 10 ms for each 1,000 km of it. */

const FIBRE_RTT_SECONDS_PER_KM = 0.00001;
/** Cables do not run straight: S8 has 1.3 to 2; 1.6 lies between (game choice), 16 ms for 1,000 km on the map. */
const ROUTE_FACTOR = 1.6;

export interface Place {
  readonly kmEast: number;
  readonly kmNorth: number;
}

/** There and back between two places on the map. */
export function roundTripSeconds(a: Place, b: Place): number {
  const east = a.kmEast - b.kmEast;
  const north = a.kmNorth - b.kmNorth;
  return Math.sqrt(east * east + north * north) * ROUTE_FACTOR * FIBRE_RTT_SECONDS_PER_KM;
}
