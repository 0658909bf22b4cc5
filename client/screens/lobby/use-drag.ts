/** Drags a name to a team with a pointer of any kind; what is let go elsewhere stays where it was. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** Less than this is an unsteady press. */
const STARTS_PX = 6;

interface Dragged {
  readonly seat: number;
  readonly x: number;
  readonly y: number;
  readonly over: number; // team under the pointer; -1: none
}

interface Drag {
  readonly dragged: Dragged | null;
  /** For `onPointerDown` of a name. */
  readonly grab: (seat: number, event: PointerEvent) => void;
  /** Whether the press that just ended was a drag: the click that follows at once is none. */
  readonly wasDrag: () => boolean;
}

export function useDrag(onDrop: (seat: number, team: number) => void): Drag {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const stop = useRef<() => void>(() => {});
  const moved = useRef(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => () => stop.current(), []);

  function grab(seat: number, event: PointerEvent): void {
    if (event.button !== 0) return;
    stop.current();
    const [startX, startY] = [event.clientX, event.clientY];
    moved.current = false;
    let last: Dragged | null = null;
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!moved.current && Math.hypot(x - startX, y - startY) < STARTS_PX) return;
      moved.current = true;
      last = { seat, x, y, over: teamAt(x, y) };
      setDragged(last);
    };
    const end = (event?: PointerEvent) => {
      stop.current();
      setTimeout(() => {
        moved.current = false; // the click has come by now, if one comes at all
      });
      if (event?.type === 'pointerup' && last !== null && last.over >= 0) drop.current(seat, last.over);
    };
    const key = ({ key }: KeyboardEvent) => key === 'Escape' && end();
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
    addEventListener('keydown', key);
    stop.current = () => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
      removeEventListener('keydown', key);
      stop.current = () => {};
      setDragged(null);
    };
  }
  return { dragged, grab, wasDrag: () => moved.current };
}

function teamAt(x: number, y: number): number {
  const card = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-team]');
  return card === null || card === undefined ? -1 : Number(card.dataset.team);
}
