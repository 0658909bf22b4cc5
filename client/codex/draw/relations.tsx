/** Pictures of who stands to whom: chains, fans, zones, rows of copies, layers of images, the parts of a thing. */
import { Air, Arrow, Card, HIGH, ink, Jar, Mark, type MarkKind, Say, type Tone, WIDE } from './ink.tsx';

/** From top to bottom; a link is an arrow down, both ways, or cut. */
export function Chain({
  labels,
  tones = [],
  links = [],
}: {
  labels: readonly string[];
  tones?: readonly Tone[];
  links?: readonly ('down' | 'both' | 'cut')[];
}) {
  const h = 32;
  const gap = labels.length > 2 ? 24 : 44;
  const top = (HIGH - labels.length * h - (labels.length - 1) * gap) / 2;
  return (
    <g>
      {labels.map((label, place) => {
        const y = top + place * (h + gap);
        const link = links[place] ?? 'down';
        return (
          <g key={label + String(place)}>
            <Card x={50} y={y} w={140} h={h} tone={tones[place] ?? 'muted'}>
              {label}
            </Card>
            {place < labels.length - 1 && (
              <Arrow
                from={[120, y + h + 2]}
                to={[120, y + h + gap - 3]}
                blocked={link === 'cut'}
                both={link === 'both'}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

/** One to several; a width says how much goes each way. */
export function Fan({
  labels,
  tones = [],
  cut = [],
}: {
  labels: readonly string[];
  tones?: readonly Tone[];
  cut?: readonly number[];
}) {
  const [source = '', ...targets] = labels;
  const gap = 8;
  const w = (WIDE - 8 - gap * (targets.length - 1)) / targets.length;
  return (
    <g>
      <Card x={60} y={8} w={120} h={34} tone="accent">
        {source}
      </Card>
      {targets.map((target, place) => {
        const x = 4 + place * (w + gap);
        return (
          <g key={target + String(place)}>
            <Arrow
              from={[120 + (place - (targets.length - 1) / 2) * 24, 44]}
              to={[x + w / 2, 101]}
              blocked={cut.includes(place)}
            />
            <Card x={x} y={106} w={w} h={36} tone={tones[place] ?? 'app'}>
              {target}
            </Card>
          </g>
        );
      })}
    </g>
  );
}

const marksOf = (line: string): MarkKind[] => [...line].filter((mark): mark is MarkKind => 'onwbx?p'.includes(mark));

/** A named row of copies each: what is wanted, what is there, what comes after. */
export function Rows({ rows, labels }: { rows: readonly string[]; labels: readonly string[] }) {
  const pitch = (HIGH - 6) / rows.length;
  const size = rows.length < 3 ? 22 : 17;
  return (
    <g>
      {rows.map((row, place) => {
        const y = 6 + place * pitch;
        const marks = marksOf(row);
        return (
          <g key={String(place)}>
            <Say x={6} y={y + 12} at="start">
              {labels[place] ?? ''}
            </Say>
            {marks.map((kind, at) => (
              <Mark
                key={String(at)}
                kind={kind}
                x={18 + at * Math.min(38, 216 / marks.length)}
                y={y + 16 + size * 0.8}
                size={size}
              />
            ))}
          </g>
        );
      })}
    </g>
  );
}

export interface Zone {
  readonly marks: string;
  readonly dark?: boolean;
  readonly open?: boolean; // no wall around it
}
/** Racks, networks, systems: what is inside together. Between two a way, or none. */
export function Zones({ of, labels, way }: { of: readonly Zone[]; labels: readonly string[]; way?: 'open' | 'cut' }) {
  const gap = 40;
  const w = (WIDE - 8 - gap * (of.length - 1)) / of.length;
  return (
    <g>
      {of.map(({ marks, dark, open }, place) => {
        const x = 4 + place * (w + gap);
        const rowsOf = Math.ceil(marksOf(marks).length / 2);
        const first = 24 + (HIGH - 32) / 2 - (rowsOf - 1) * 15;
        return (
          <g key={String(place)}>
            <rect
              x={x}
              y={24}
              width={w}
              height={HIGH - 32}
              rx={5}
              fill={dark ? 'var(--well)' : 'var(--rack)'}
              stroke={ink(dark ? 'bad' : 'muted')}
              stroke-width={open ? 1.5 : 3}
              stroke-dasharray={open ? '4 5' : undefined}
            />
            <Say x={x + w / 2} y={15}>
              {labels[place] ?? ''}
            </Say>
            {marksOf(marks).map((kind, at) => (
              <Mark
                key={String(at)}
                kind={kind}
                x={x + w / 2 + (marksOf(marks).length === 1 ? 0 : ((at % 2) - 0.5) * 38)}
                y={first + Math.floor(at / 2) * 30}
                size={19}
              />
            ))}
          </g>
        );
      })}
      {way !== undefined && <Arrow from={[4 + w + 3, 82]} to={[4 + w + gap - 4, 82]} blocked={way === 'cut'} />}
    </g>
  );
}

export type Plate = 'base' | 'have' | 'new' | 'bad';
const PLATE_TONES: Readonly<Record<Plate, Tone>> = { base: 'kernel', have: 'muted', new: 'accent', bad: 'bad' };

/** Images as piles of plates, from the bottom up; what is shared lies under all of them. */
export function Plates({
  piles,
  shared,
  labels,
  legend = [],
}: {
  piles: readonly (readonly Plate[])[];
  shared?: string;
  labels: readonly string[];
  legend?: readonly Plate[];
}) {
  const gap = 12;
  const w = (WIDE - 8 - gap * (piles.length - 1)) / piles.length;
  const thick = 17;
  const floor = HIGH - 24 - (shared === undefined ? 0 : thick + 3);
  return (
    <g>
      {legend.map((plate, place) => (
        <g key={plate}>
          <rect x={6 + place * 118} y={6} width={13} height={10} fill={ink(PLATE_TONES[plate])} />
          <Say x={24 + place * 118} y={16} at="start">
            {labels[piles.length + place] ?? ''}
          </Say>
        </g>
      ))}
      {piles.map((pile, column) => {
        const x = 4 + column * (w + gap);
        return (
          <g key={String(column)}>
            {pile.map((plate, place) => (
              <rect
                key={String(place)}
                x={x}
                y={floor - (place + 1) * (thick + 3)}
                width={w}
                height={thick}
                rx={2}
                fill={ink(PLATE_TONES[plate])}
                stroke={ink('text')}
                stroke-width={plate === 'bad' ? 2 : 0.5}
              />
            ))}
            <Say x={x + w / 2} y={HIGH - 7}>
              {labels[column] ?? ''}
            </Say>
          </g>
        );
      })}
      {shared !== undefined && (
        <g>
          <rect
            x={4}
            y={floor}
            width={WIDE - 8}
            height={thick}
            rx={2}
            fill={ink(shared === 'bad' ? 'bad' : 'kernel')}
          />
        </g>
      )}
    </g>
  );
}

/** A thing in the middle, its parts around it. */
export function Parts({ labels, system }: { labels: readonly string[]; system: string }) {
  const places = [
    [70, 40, 'end', 84],
    [170, 40, 'start', 156],
    [70, 112, 'end', 84],
    [170, 112, 'start', 156],
  ] as const;
  return (
    <g>
      <Jar x={84} y={14} w={72} h={HIGH - 28} level={0.5} guest={system} thick />
      {places.slice(0, labels.length).map(([x, y, at, edge], place) => (
        <g key={labels[place]}>
          <path d={`M${edge} ${y}H${x}`} stroke={ink('text')} stroke-width={1.5} />
          <circle cx={edge} cy={y} r={3.5} fill={ink('text')} />
          <Say x={at === 'end' ? x - 4 : x + 4} y={y + 4.6} at={at} strong>
            {labels[place]}
          </Say>
        </g>
      ))}
    </g>
  );
}

/** A jar with lines across it: how much it asks for, may have, has. */
export function Gauge({ labels }: { labels: readonly string[] }) {
  const lines = [
    [0.88, 'bad'],
    [0.5, 'accent'],
    [0.34, 'app'],
  ] as const;
  const [top, high] = [14, HIGH - 28];
  return (
    <g>
      <Air x={20} y={top} w={90} h={high} />
      <Jar x={20} y={top + high * 0.12} w={90} h={high * 0.88} level={0.39} />
      {lines.map(([level, tone], place) => {
        const y = top + high * (1 - level);
        return (
          <g key={tone}>
            <path
              d={`M12 ${y}H126`}
              stroke={ink(tone)}
              stroke-width={2.5}
              stroke-dasharray={place === 1 ? '5 3' : undefined}
            />
            <Say x={132} y={y + 4.6} at="start" strong>
              {labels[place] ?? ''}
            </Say>
          </g>
        );
      })}
    </g>
  );
}

/** Hosts over the one volume that all of them reach. */
export function Pool({ labels }: { labels: readonly string[] }) {
  return (
    <g>
      {[0, 1, 2].map((host) => (
        <g key={host}>
          <rect
            x={14 + host * 76}
            y={24}
            width={60}
            height={36}
            rx={3}
            fill="var(--well)"
            stroke="var(--edge)"
            stroke-width={2}
          />
          <Jar x={20 + host * 76} y={30} w={22} h={26} level={0.4 + host * 0.15} thick />
          <path d={`M${44 + host * 76} 62V84L120 98`} fill="none" stroke={ink('muted')} stroke-width={2} />
        </g>
      ))}
      <path
        d="M60 102a60 12 0 0 1 120 0v28a60 12 0 0 1 -120 0z"
        fill="var(--rack)"
        stroke={ink('accent')}
        stroke-width={2}
      />
      <path d="M60 102a60 12 0 0 0 120 0" fill="none" stroke={ink('accent')} stroke-width={2} />
      <Say x={120} y={132} strong>
        {labels[1] ?? ''}
      </Say>
      <Say x={14} y={16} at="start">
        {labels[0] ?? ''}
      </Say>
    </g>
  );
}

/** Three that pull on each other. */
export function Triangle({ labels }: { labels: readonly string[] }) {
  return (
    <g>
      <path d="M120 40L52 112H188Z" fill="none" stroke={ink('accent')} stroke-width={3} stroke-linejoin="round" />
      <circle cx={120} cy={88} r={6} fill={ink('text')} />
      <Say x={120} y={28} strong>
        {labels[0] ?? ''}
      </Say>
      <Say x={50} y={134} strong>
        {labels[1] ?? ''}
      </Say>
      <Say x={190} y={134} strong>
        {labels[2] ?? ''}
      </Say>
    </g>
  );
}
