/** Prediction against actual: shapes pile on the number each team said, a line says what it took. How many, never who. */
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';
import { TEAM_SHAPES } from '../../../shared/wire/symbols.ts';
import { SHAPE_PATHS } from '../../look/marks.tsx';
import { TEAM_COLOURS } from '../../look/palette.ts';
import type { TeamInfo } from '../../source/source.ts';
import { questionTextOf } from '../../text/content.ts';
import { told } from '../../text/debrief.ts';
import { decimal } from '../../text/format.ts';
import { unitOf } from '../../text/units.ts';
import { type Piles, pilesOf } from './piles.ts';

const say = told.guess;
const WIDTH = 560;
const PAD = 34;
const MARK = 24;
const TOP = 34;
/** Piles grow up to here; higher ones shrink. */
const PILE_PX = 170;

interface Props {
  readonly question: ClosedQuestion;
  readonly infos: readonly TeamInfo[];
}

export function GuessChart({ question, infos }: Props) {
  const found = pilesOf(question);
  if (found === null) return null;
  const text = questionTextOf(question);
  return (
    <figure class="guess-chart">
      <figcaption>{text}</figcaption>
      <Picture found={found} infos={infos} label={say.chart(text)} unit={unitOf(question)} />
      <ul class="visually-hidden">
        {found.piles.map(({ value, teams }) => (
          <li key={value}>{say.pile(teams.map((team) => nameOf(infos, team)).join(', '), decimal(value))}</li>
        ))}
      </ul>
      <Sums found={found} />
    </figure>
  );
}

/** What it took first: a reader hears it in the picture's place. */
function Sums({ found }: { found: Piles }) {
  const { took, under, over, near } = found;
  const of = under + over + near;
  if (took === null) return null;
  return (
    <p>
      <strong class="mono">{tookWords(took)}</strong>{' '}
      {under > 0 && under >= over && (
        <>
          {say.low(under, of)} <span class="muted">{say.people}</span>
        </>
      )}
      {over > under && say.high(over, of)}
      {under === 0 && over === 0 && say.near(near, of)}
    </p>
  );
}

const tookWords = ([low, high]: readonly [number, number]): string =>
  low === high ? say.line(decimal(low)) : say.lines(decimal(low), decimal(high));

interface PictureProps {
  readonly found: Piles;
  readonly infos: readonly TeamInfo[];
  readonly label: string;
  readonly unit: string;
}

function Picture({ found, infos, label, unit }: PictureProps) {
  const { low, high, piles, took } = found;
  const x = (value: number) => PAD + ((WIDTH - 2 * PAD) * (value - low)) / Math.max(1, high - low);
  const tallest = Math.max(1, ...piles.map(({ teams }) => teams.length));
  const gap = Math.min(MARK + 4, PILE_PX / tallest);
  const floor = TOP + Math.max(90, tallest * gap) + 6;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${floor + 44}`} role="img" aria-label={label}>
      {took !== null && (
        <g class="took">
          <rect
            x={x(took[0]) - 2}
            y={TOP - 14}
            width={Math.max(4, x(took[1]) - x(took[0]) + 4)}
            height={floor - TOP + 14}
          />
        </g>
      )}
      <path d={`M${PAD} ${floor}H${WIDTH - PAD}`} class="guess-axis" />
      {piles.map(({ value, teams }) => (
        <g key={value}>
          {teams.map((team, level) => {
            const shape = infos.find((one) => one.index === team)?.shape ?? team;
            const size = Math.min(MARK, gap - 2);
            return (
              <path
                key={team}
                d={SHAPE_PATHS[TEAM_SHAPES[shape % TEAM_SHAPES.length] ?? 'circle']}
                transform={`translate(${x(value) - size / 2} ${floor - 4 - (level + 1) * gap}) scale(${size / 24})`}
                fill={TEAM_COLOURS[shape % TEAM_COLOURS.length]}
                fill-rule="evenodd"
                class="guess-mark"
              />
            );
          })}
          <text x={x(value)} y={floor + 18} text-anchor="middle">
            {decimal(value)}
          </text>
        </g>
      ))}
      <text x={WIDTH - PAD} y={floor + 38} text-anchor="end">
        {unit}
      </text>
    </svg>
  );
}

const nameOf = (infos: readonly TeamInfo[], team: number): string =>
  infos.find((one) => one.index === team)?.name ?? String(team + 1);
