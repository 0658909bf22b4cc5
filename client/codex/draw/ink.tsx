/** The codex's ink: words, hatches, slabs, jars and marks in the floor's own language, as SVG in the theme's colours. */
import type { ComponentChildren } from 'preact';

/** The picture's box. Its width is that of the narrowest panel, so that type of 13 stays above 12 there. */
export const WIDE = 240;
export const HIGH = 150;
const TYPE = 13;

export type Hue = 'hardware' | 'platform' | 'guest' | 'kernel' | 'app';
export type Tone = Hue | 'ok' | 'watch' | 'bad' | 'accent' | 'muted' | 'text' | 'air';
export const ink = (tone: Tone): string => (tone === 'accent' ? 'var(--accent-fill)' : `var(--${tone})`);
const mixed = (tone: Tone, percent: number) => `color-mix(in srgb, ${ink(tone)} ${percent}%, var(--ground))`;

interface SayProps {
  readonly x: number;
  readonly y: number;
  readonly at?: 'start' | 'middle' | 'end';
  readonly tone?: 'text' | 'muted';
  readonly strong?: boolean;
  readonly children: ComponentChildren;
}
export function Say({ x, y, at = 'middle', tone = 'text', strong, children }: SayProps) {
  return (
    <text x={x} y={y} text-anchor={at} font-size={TYPE} font-weight={strong ? 600 : 400} fill={ink(tone)} class="halo">
      {children}
    </text>
  );
}

/** The floor's hatches as one path: Y lines, G crosses, K dots, O diagonals; hardware is plain metal. */
function hatch(letter: string, x: number, y: number, w: number, h: number): string {
  let path = '';
  if (letter === 'Y') for (let at = y + 3; at < y + h; at += 3.5) path += `M${x + 1} ${at}h${w - 2}`;
  if (letter === 'K' || letter === 'X') {
    for (let row = y + 4; row < y + h - 1; row += 6)
      for (let at = x + 4; at < x + w - 2; at += 6) path += `M${at} ${row}h0.1`;
  }
  if (letter === 'O' || letter === 'G') for (let at = x; at <= x + w - h; at += 6) path += `M${at} ${y + h}l${h} ${-h}`;
  if (letter === 'G') for (let at = x; at <= x + w - h; at += 6) path += `M${at} ${y}l${h} ${h}`;
  return path;
}

const HUES: Readonly<Record<string, Hue>> = {
  H: 'hardware',
  O: 'guest',
  Y: 'platform',
  G: 'guest',
  K: 'kernel',
  X: 'kernel',
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Overhead: matte, hatched, with its letter. */
export function Slab({ letter, x, y, w, h, bad }: Box & { letter: string; bad?: boolean }) {
  const hue = bad ? 'bad' : (HUES[letter] ?? 'hardware');
  const showsLetter = w >= 40 && h >= 13;
  return (
    <g>
      <rect x={x} y={y} width={w} height={h} fill={mixed(hue, 34)} stroke={ink(hue)} />
      <path
        d={hatch(letter, x, y, w, h)}
        stroke={ink(hue)}
        stroke-width={letter === 'K' ? 2 : 1}
        stroke-linecap={letter === 'K' ? 'round' : 'butt'}
      />
      {showsLetter && (
        <g>
          <rect x={x + 3} y={y + 1} width={15} height={h - 2} rx={2} fill="var(--ground)" />
          <Say x={x + 10.5} y={y + h / 2 + 4.6} strong>
            {letter === 'X' ? 'K' : letter}
          </Say>
        </g>
      )}
    </g>
  );
}

export type Ail = 'fine' | 'bad' | 'dead' | 'ghost' | 'held' | 'frozen';

interface JarProps extends Box {
  readonly level: number; // of its CPU, 0 to 1
  readonly ail?: Ail;
  readonly guest?: string; // the letter of a system inside
  readonly thick?: boolean; // a VM's wall
}
/** Work: glass whose area is memory, with liquid as high as its CPU. */
export function Jar({ x, y, w, h, level, ail = 'fine', guest, thick = false }: JarProps) {
  if (ail === 'ghost') {
    return (
      <rect
        x={x + 1}
        y={y + 1}
        width={w - 2}
        height={h - 2}
        fill={mixed('app', 12)}
        stroke={ink('text')}
        stroke-width={2}
        stroke-dasharray="4 4"
      />
    );
  }
  const hue: Tone = ail === 'bad' ? 'bad' : ail === 'dead' || ail === 'frozen' ? 'muted' : 'app';
  const below = guest === undefined ? 0 : Math.min(16, h * 0.3);
  const liquid = ail === 'dead' ? 0 : (h - below) * level;
  const top = y + h - below - liquid;
  return (
    <g>
      <rect x={x} y={y} width={w} height={h} fill={mixed(hue, 24)} />
      <rect x={x} y={top} width={w} height={liquid} fill={ink(hue)} />
      {liquid > 0 && (
        <path d={`M${x} ${top}h${w}`} stroke={`color-mix(in srgb, ${ink(hue)} 45%, white)`} stroke-width={2} />
      )}
      {guest !== undefined && <Slab letter={guest} x={x} y={y + h - below} w={w} h={below} />}
      <rect x={x} y={y} width={w} height={h} fill="none" stroke={ink(hue)} stroke-width={thick ? 3 : 1.2} />
      {ail === 'held' && (
        <rect x={x - 2} y={y - 3} width={w + 4} height={6} rx={1} fill={ink('watch')} stroke="#0b1220" />
      )}
      {ail === 'dead' && <Mark kind="x" x={x + w / 2} y={y + h / 2} size={12} />}
      {ail === 'bad' && <Mark kind="b" x={x + w / 2} y={y + 10} size={11} />}
    </g>
  );
}

/** Headroom: dotted, empty. */
export function Air({ x, y, w, h }: Box) {
  return (
    <rect
      x={x}
      y={y}
      width={w}
      height={h}
      fill="none"
      stroke={ink('air')}
      stroke-width={1.25}
      stroke-dasharray="1.5 4"
    />
  );
}

export type MarkKind = 'o' | 'n' | 'w' | 'b' | 'x' | '?' | 'p';
/** A copy by its health: round well, round in accent new, triangle to watch, square in trouble, cross dead, dashed wanted. */
export function Mark({ kind, x, y, size = 16 }: { kind: MarkKind; x: number; y: number; size?: number }) {
  const r = size / 2;
  switch (kind) {
    case 'w':
      return <path d={`M${x} ${y - r}l${r * 1.1} ${r * 1.9}h${-r * 2.2}z`} fill={ink('watch')} stroke="#0b1220" />;
    case 'b':
      return <rect x={x - r} y={y - r} width={size} height={size} rx={1.5} fill={ink('bad')} />;
    case 'x':
      return (
        <path
          d={`M${x - r} ${y - r}l${size} ${size}M${x + r} ${y - r}l${-size} ${size}`}
          stroke={ink('bad')}
          stroke-width={3}
        />
      );
    case '?':
      return (
        <circle cx={x} cy={y} r={r - 1} fill="none" stroke={ink('text')} stroke-width={2} stroke-dasharray="3 3" />
      );
    case 'p':
      return <circle cx={x} cy={y} r={r - 1} fill="none" stroke={ink('muted')} stroke-width={2} />;
    default:
      return <circle cx={x} cy={y} r={r} fill={ink(kind === 'n' ? 'accent' : 'ok')} />;
  }
}

/** An arrow from one point to another; crossed where nothing gets through. */
export function Arrow({
  from,
  to,
  blocked,
  both,
}: {
  from: readonly [number, number];
  to: readonly [number, number];
  blocked?: boolean;
  both?: boolean;
}) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const head = ([x, y]: readonly [number, number], sign: 1 | -1) =>
    `M${x - sign * (ux * 7 - uy * 4)} ${y - sign * (uy * 7 + ux * 4)}L${x} ${y}L${x - sign * (ux * 7 + uy * 4)} ${y - sign * (uy * 7 - ux * 4)}`;
  return (
    <g>
      <path
        d={`M${from[0]} ${from[1]}L${to[0]} ${to[1]}${head(to, 1)}${both ? head(from, -1) : ''}`}
        fill="none"
        stroke={ink(blocked ? 'muted' : 'text')}
        stroke-width={2}
        stroke-dasharray={blocked ? '4 4' : undefined}
      />
      {blocked && <Mark kind="x" x={(from[0] + to[0]) / 2} y={(from[1] + to[1]) / 2} size={11} />}
    </g>
  );
}

/** A named thing. */
export function Card({ x, y, w, h, tone = 'muted', children }: Box & { tone?: Tone; children: ComponentChildren }) {
  return (
    <g>
      <rect x={x} y={y} width={w} height={h} rx={4} fill={mixed(tone, 18)} stroke={ink(tone)} stroke-width={1.5} />
      <Say x={x + w / 2} y={y + h / 2 + 4.6} strong>
        {children}
      </Say>
    </g>
  );
}
