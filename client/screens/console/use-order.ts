/** Rows in the order of need, but a row moves at most every five seconds and never under the pointer or the focus. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { byNeed, type TeamRow } from './teams.ts';

const REST_MS = 5000;

export function useOrder(rows: readonly TeamRow[], busy: () => boolean): readonly TeamRow[] {
  const latest = useRef(rows);
  latest.current = rows;
  const [order, setOrder] = useState<readonly number[]>(() => inNeed(rows));
  useEffect(() => {
    const timer = setInterval(() => {
      if (!busy()) setOrder(inNeed(latest.current));
    }, REST_MS);
    return () => clearInterval(timer);
  }, []);
  const place = (row: TeamRow) => {
    const index = order.indexOf(row.team.index);
    return index < 0 ? order.length : index;
  };
  return [...rows].sort((a, b) => place(a) - place(b));
}

const inNeed = (rows: readonly TeamRow[]): readonly number[] => [...rows].sort(byNeed).map((row) => row.team.index);
