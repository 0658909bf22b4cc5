/** What is announced, as flags at their time: shape, name and wait; names that would collide give way, none is lost. */
import { strikes } from '../../play/health.ts';
import { rules, view } from '../../store/session.ts';
import { wait } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { signWhere } from '../signs.ts';
import { PLOT, ROWS, type Strip } from './scale.ts';

const text = words.reading.demand;
/** Of a letter of the flags' type, measured generously: SVG does not say before it is drawn. */
const LETTER_PX = 6.7;
/** A name cut shorter than this says nothing. */
const LEAST_LETTERS = 8;
const POLE_TOP = 20;
const GAP = 10;
/** These take machines away: the shape of something bad. */
const TAKES = /\.(dies|dark)$/;

export function Flags({ strip }: { strip: Strip }) {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return null;
  const signs = now.signs
    .filter(
      (sign) =>
        sign.state === 'announced' &&
        strikes(sign, now) &&
        sign.dueTick >= strip.span.from &&
        sign.dueTick <= strip.span.to,
    )
    .sort((a, b) => a.dueTick - b.dueTick);
  let free = 96; // right of the axis' name
  return signs.map((sign, place) => {
    const at = strip.x(sign.dueTick);
    const name = words.game.signs.of(sign.kind).title(signWhere(sign, now, book));
    const left = wait(sign.dueTick - strip.tick, strip.pace);
    const next = signs[place + 1];
    const end = next === undefined ? strip.width - PLOT.right : strip.x(next.dueTick) - 8;
    const full = `${name} ${words.game.signs.in(left)}`;
    const fits = (one: string, isBefore: boolean) =>
      isBefore ? at - GAP - one.length * LETTER_PX > free : at + GAP + one.length * LETTER_PX < end;
    const letters = Math.floor((end - at - GAP) / LETTER_PX) - 1;
    const cut = `${name.slice(0, Math.max(LEAST_LETTERS, letters - 1)).trimEnd()}…`;
    const tries = [
      [full, false],
      [name, false],
      [full, true],
      [name, true],
      [cut, false],
      [left, false],
    ] as const;
    const [label, isBefore] = tries.find(([one, isLeft]) => fits(one, isLeft)) ?? ['', false];
    free = isBefore || label === '' ? at + GAP : at + GAP + label.length * LETTER_PX;
    const isBad = TAKES.test(sign.kind);
    return (
      <g key={sign.id} class={`flag${isBad ? ' is-bad' : ''}`}>
        <title>{`${name} ${words.game.signs.in(left)}`}</title>
        <line x1={at} x2={at} y1={POLE_TOP} y2={strip.ground} />
        <path d={isBad ? `M${at - 5.5} 7h11v11h-11z` : `M${at} 7l6.5 11.5h-13z`} />
        <text x={isBefore ? at - GAP : at + GAP} y={17} text-anchor={isBefore ? 'end' : 'start'}>
          {label}
        </text>
      </g>
    );
  });
}

/** Beside the line of capacity: after whose loss it stands lower, or how high it is where that is beyond the picture. */
export function CapacityName({ strip }: { strip: Strip }) {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return null;
  const right = strip.width - PLOT.right - 4;
  const step = strip.steps.find((one) => one.tick > strip.tick && one.perS < strip.capacity);
  if (step === undefined || step.tick > strip.span.to) {
    if (strip.capacity <= strip.top) return null;
    return (
      <text class="halo" x={right} y={ROWS.flags + 13} text-anchor="end">
        {`↑ ${text.capacity(strip.capacity)}`}
      </text>
    );
  }
  const at = Math.min(right, strip.x(strip.future.at(-1)?.tick ?? strip.tick));
  return (
    <text class="halo" x={at} y={nameY(strip.y(step.perS), strip.ground)} text-anchor="end">
      {text.capacityAfter(signWhere(step.sign, now, book))}
    </text>
  );
}

/** Under its line, or above it where the times begin. */
const nameY = (line: number, ground: number): number => (line + 17 < ground ? line + 14 : line - 5);
