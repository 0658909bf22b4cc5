/** Which rows of the table are in sight: only they are in the page, so that thousands cost what thirty do. */
import { useEffect, useState } from 'preact/hooks';

const ROW_PX = 36; // as in outline-table.css: a line with a target of 28 px in it
const ROW_TOUCH_PX = 46;
export const OVERSCAN = 6; // rows above and below that are there before they are seen

export const rowPx = (): number => (matchMedia('(pointer: coarse)').matches ? ROW_TOUCH_PX : ROW_PX);

export interface Sight {
  readonly first: number;
  readonly last: number;
  readonly look: () => void;
}

/** Which rows are in sight, by how far the table was scrolled. */
export function useSight(scroll: { current: HTMLDivElement | null }, many: number): Sight {
  const [at, setAt] = useState({ top: 0, height: innerHeight });
  const look = () => {
    const place = scroll.current;
    if (place !== null) setAt({ top: place.scrollTop, height: place.clientHeight });
  };
  useEffect(() => {
    if (scroll.current === null) return;
    const watcher = new ResizeObserver(look);
    watcher.observe(scroll.current);
    return () => watcher.disconnect();
  }, []);
  const px = rowPx();
  const first = Math.max(0, Math.min(many, Math.floor(at.top / px)) - OVERSCAN);
  const last = Math.min(many, Math.ceil((at.top + at.height) / px) + OVERSCAN);
  return { first, last, look };
}

/** The head stays at the top: a row is in sight below it. */
export function bringInSight(box: HTMLElement, place: number): void {
  const px = rowPx();
  const [top, bottom] = [place * px, (place + 2) * px]; // the head is one row high
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}
