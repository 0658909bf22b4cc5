/**
 * A star that is earned flies from the number that earned it to its place among the goals. Still: it is there, with a
 * ring around it for as long as the flight and a look would have taken.
 */
import { useEffect, useRef } from 'preact/hooks';
import { motion } from '../store/preferences.ts';
import { play } from '../store/sound.ts';
import '../styles/motion.css';

/** What a star asks for, and where on the page it is seen. */
const PLACES = {
  profit: '.top-profit',
  inTime: '.top-in-time',
  survive: '.floor-canvas',
  atEnd: '.floor-canvas',
} as const;
export type Goal = keyof typeof PLACES;

export interface StarState {
  readonly held: boolean;
  readonly parts: readonly { readonly goal: Goal; readonly held: boolean }[];
}

const FLY_MS = 900;
const NEW_MS = 2400;

/** The goal that was reached last, of a star that is held now and was not before; null: it was held, or is not. */
export function earnedBy(before: StarState | undefined, now: StarState): Goal | null {
  if (before === undefined || before.held || !now.held) return null;
  const late = now.parts.find((part, index) => part.held && before.parts[index]?.held === false);
  return late?.goal ?? now.parts[0]?.goal ?? 'profit';
}

/** Watches the stars of a level; each flies once a match, however often its number wavers. */
export function useStarFlight(stars: readonly StarState[], placeOf: (star: number) => Element | null): void {
  const last = useRef<readonly StarState[]>([]);
  const flown = useRef(new Set<number>());
  useEffect(() => {
    for (const [index, star] of stars.entries()) {
      const goal = earnedBy(last.current[index], star);
      const place = placeOf(index);
      if (goal === null || place === null || flown.current.has(index)) continue;
      flown.current.add(index);
      play('star');
      welcome(place);
      if (motion.value !== 'reduced') fly(document.querySelector(PLACES[goal]), place);
    }
    last.current = stars;
  }, [stars]);
}

function welcome(place: Element): void {
  place.classList.add('is-new');
  setTimeout(() => place.classList.remove('is-new'), NEW_MS);
}

/** A copy of the star goes the way; the star itself is where it belongs from the start. */
function fly(source: Element | null, place: Element): void {
  const picture = place.querySelector('svg')?.cloneNode(true);
  if (source === null || !(picture instanceof SVGElement)) return;
  const [from, to] = [middleOf(source), middleOf(place)];
  picture.classList.add('flying-star');
  document.body.append(picture);
  const at = (x: number, y: number, scale: number, turn: number) => ({
    transform: `translate(${x}px, ${y}px) scale(${scale}) rotate(${turn}deg)`,
  });
  const high = Math.min(from.y, to.y) - 40;
  const way = picture.animate(
    [
      { ...at(from.x, from.y, 0.6, -30), opacity: 0 },
      { ...at(from.x, from.y + 20, 2.2, 0), opacity: 1, offset: 0.25 },
      { ...at((from.x + to.x) / 2, Math.max(8, high), 2, 90), opacity: 1, offset: 0.6 },
      { ...at(to.x, to.y, 1, 216), opacity: 1 },
    ],
    { duration: FLY_MS, easing: 'ease-in-out' },
  );
  way.finished.finally(() => picture.remove());
}

function middleOf(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
