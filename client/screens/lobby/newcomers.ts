/** Who has just come in: greeted for four seconds, and nobody who was here before one looked. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SeatInfo } from '../../source/source.ts';

const GREETING_MS = 4000;

export function useNewcomers(seats: readonly SeatInfo[]): ReadonlySet<number> {
  const known = useRef<Set<number> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  const ids = seats.map((seat) => seat.seat).join();
  useEffect(() => {
    const first = known.current === null;
    const before = known.current ?? new Set<number>();
    const came = seats.map((seat) => seat.seat).filter((seat) => !before.has(seat));
    known.current = new Set([...before, ...came]);
    if (first || came.length === 0) return;
    setFresh((greeted) => new Set([...greeted, ...came]));
    setTimeout(() => setFresh((greeted) => new Set([...greeted].filter((seat) => !came.includes(seat)))), GREETING_MS);
  }, [ids]);
  return fresh;
}
