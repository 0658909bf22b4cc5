/** Pictures of machines: one or a few side by side, or one tall stack with its layers named. */
import { type Ail, Air, Arrow, HIGH, Jar, Say, Slab, WIDE } from './ink.tsx';

const SLAB = 16;
const AILS: Readonly<Record<string, Ail>> = { '!': 'bad', x: 'dead', '?': 'ghost', '~': 'held', '=': 'frozen' };
const SYSTEMS: Readonly<Record<string, string | undefined>> = { v: 'G', h: 'G', u: 'O', s: 'K' };

interface Piece {
  readonly kind: string; // v a VM, u an old one, h one with containers, c a container, s sandboxed, p a process, a air
  readonly level: number;
  readonly width: number;
  readonly ail: Ail;
  readonly balloon: boolean;
}
/** `v5*2!`: a VM, half busy, two wide, in trouble. */
function piecesOf(line: string): Piece[] {
  return line.split(' ').flatMap((word) => {
    const [, kind = 'a', level = '0', width = '1', mark = ''] = /^([a-z])(\d?)(?:\*([\d.]+))?(.?)$/.exec(word) ?? [];
    return [
      { kind, level: Number(level || 0) / 10, width: Number(width), ail: AILS[mark] ?? 'fine', balloon: mark === 'o' },
    ];
  });
}

export interface Machine {
  readonly slabs: string; // letters from the bottom up
  readonly jars: string;
  readonly dead?: boolean;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function Tray({ of, x, y, w, h }: Frame & { of: Machine }) {
  const letters = [...of.slabs];
  const well = { x: x + 3, y: y + 3, w: w - 6, h: h - 6 - letters.length * SLAB };
  const pieces = piecesOf(of.jars);
  const all = pieces.reduce((sum, piece) => sum + piece.width, 0);
  let left = well.x + 3;
  return (
    <g opacity={of.dead ? 0.55 : 1}>
      <rect x={x} y={y} width={w} height={h} rx={3} fill="var(--well)" stroke="var(--edge)" stroke-width={2} />
      {letters.map((letter, place) => (
        <Slab
          key={letter}
          letter={letter}
          x={well.x}
          y={y + h - 3 - (place + 1) * SLAB}
          w={well.w}
          h={SLAB}
          bad={letter === 'X'}
        />
      ))}
      {pieces.map((piece, place) => {
        const width = ((well.w - 6) * piece.width) / all;
        const box = { x: left + 1.5, y: well.y + 6, w: width - 3, h: well.h - 8 };
        left += width;
        return <Content key={`${piece.kind}${String(place)}`} piece={piece} {...box} />;
      })}
    </g>
  );
}

function Content({ piece, x, y, w, h }: Frame & { piece: Piece }) {
  const { kind, level, ail, balloon } = piece;
  if (kind === 'a') return <Air x={x} y={y} w={w} h={h} />;
  const isBoxed = kind === 'v' || kind === 'u' || kind === 'h' || kind === 's';
  const system = SYSTEMS[kind];
  const inside = kind === 'h' ? 0 : level;
  return (
    <g>
      <Jar
        x={x}
        y={y}
        w={w}
        h={h}
        level={inside}
        ail={ail}
        thick={isBoxed}
        {...(system === undefined ? {} : { guest: system })}
      />
      {kind === 'h' &&
        [0, 1, 2].map((one) => (
          <Jar
            key={one}
            x={x + 5 + (one * (w - 10)) / 3}
            y={y + 6}
            w={(w - 10) / 3 - 3}
            h={h - 28}
            level={level + one * 0.12}
          />
        ))}
      {balloon && (
        <circle
          cx={x + w / 2}
          cy={y + h * 0.28}
          r={Math.min(w / 2 - 4, 13)}
          fill="var(--ground)"
          stroke="var(--accent)"
          stroke-width={2}
        />
      )}
    </g>
  );
}

/** Side by side, each with its label; an arrow between two where something goes over. */
export function Machines({
  of,
  labels,
  moves = [],
}: {
  of: readonly Machine[];
  labels: readonly string[];
  moves?: readonly (readonly [number, number])[];
}) {
  const gap = of.length > 1 ? 22 : 0;
  const w = (WIDE - 8 - gap * (of.length - 1)) / of.length;
  const h = HIGH - 32;
  const leftOf = (place: number) => 4 + place * (w + gap);
  return (
    <g>
      {of.map((machine, place) => (
        <g key={String(place)}>
          <Tray of={machine} x={leftOf(place)} y={4} w={w} h={h} />
          <Say x={leftOf(place) + w / 2} y={HIGH - 8}>
            {labels[place] ?? ''}
          </Say>
        </g>
      ))}
      {moves.map(([from, to]) => {
        const isRight = to > from;
        const start = isRight ? leftOf(from) + w + 1 : leftOf(from) - 1;
        const end = isRight ? leftOf(to) - 2 : leftOf(to) + w + 2;
        return <Arrow key={`${String(from)}${String(to)}`} from={[start, 46]} to={[end, 46]} />;
      })}
    </g>
  );
}

/** One stack with every layer named beside it, from the bottom up. */
export function Tower({ of, labels }: { of: Machine; labels: readonly string[] }) {
  const layers = of.slabs.length;
  const w = 132;
  const bottom = HIGH - 6;
  return (
    <g>
      <Tray of={of} x={4} y={6} w={w} h={HIGH - 12} />
      {labels.map((label, place) => {
        const y = place < layers ? bottom - 3 - (place + 0.5) * SLAB : (6 + bottom - layers * SLAB) / 2;
        return (
          <g key={label}>
            <path d={`M${w + 6} ${y}h8`} stroke="var(--muted)" />
            <Say x={w + 17} y={y + 4.6} at="start">
              {label}
            </Say>
          </g>
        );
      })}
    </g>
  );
}
