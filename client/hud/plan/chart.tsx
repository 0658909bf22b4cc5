/** A small chart of what may come: the middle of the days as a line, eight in ten of them as a band. */
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';
import { LOOK_AHEAD } from '../../../shared/play/plan/aids.ts';
import type { Band } from '../../../shared/play/plan/outlook.ts';
import { bandLines, spanOf } from '../../play/plan.ts';
import { words } from '../../text/index.ts';

const text = words.plan;
const SIZE = { width: 180, height: 56 };

interface BandChartProps {
  readonly title: string;
  readonly asIs: readonly Band[];
  readonly drafted: readonly Band[] | null;
  readonly format: (value: number) => string;
  readonly axis: (value: number) => string; // shorter
  readonly least: number; // the axis spans no less: noise must not look like a mountain
  readonly most?: number; // and goes no further
  readonly starts?: boolean; // from nought, now
}

const NOUGHT: Band = { p10: 0, p50: 0, p90: 0 };

export function BandChart({ title, asIs, drafted, format, axis, least, most, starts }: BandChartProps) {
  const whole = (band: readonly Band[]) => (starts ? [NOUGHT, ...band] : band);
  const all = [whole(asIs), ...(drafted === null ? [] : [whole(drafted)])];
  const [low, high] = spanOf(all, least, most);
  const frame = { ...SIZE, low, high };
  const say = (band: readonly Band[]) => {
    const { p10, p50, p90 } = band.at(-1) ?? NOUGHT;
    return text.band(format(p10), format(p50), format(p90));
  };
  const label = drafted === null ? text.chart(title, say(asIs)) : text.chartWith(title, say(asIs), say(drafted));
  const minutes = (asIs.length * LOOK_AHEAD.stepTicks) / TICKS_PER_MINUTE;
  const noughtY = (high / (high - low)) * SIZE.height;
  return (
    <figure class="band-chart">
      <figcaption>
        <strong>{title}</strong>
        <Ends band={asIs} name="as-is" format={format} />
        {drafted !== null && <Ends band={drafted} name="drafted" format={format} />}
      </figcaption>
      <div class="band-plot">
        <span class="mono muted" aria-hidden="true">
          {axis(high)}
        </span>
        <span class="mono muted" aria-hidden="true">
          {axis(low)}
        </span>
        <svg viewBox={`0 -3 ${SIZE.width} ${SIZE.height + 6}`} role="img" aria-label={label}>
          {low < 0 && high > 0 && <line class="nought" x1="0" x2={SIZE.width} y1={noughtY} y2={noughtY} />}
          {all.map((band, place) => {
            const { middle, outline } = bandLines(band, frame);
            const name = place === 0 ? 'as-is' : 'drafted';
            return (
              <g key={name} class={`band-${name}`}>
                <polygon points={outline} />
                <polyline points={middle} />
              </g>
            );
          })}
        </svg>
        <p class="mono muted" aria-hidden="true">
          <span>{text.now}</span> <span>{text.later(minutes)}</span>
        </p>
      </div>
    </figure>
  );
}

interface EndsProps {
  readonly band: readonly Band[];
  readonly name: 'as-is' | 'drafted';
  readonly format: (value: number) => string;
}
/** Where it ends: the middle, and what eight in ten lie between. */
function Ends({ band, name, format }: EndsProps) {
  const { p10, p50, p90 } = band.at(-1) ?? NOUGHT;
  return (
    <span class={`band-ends band-${name}`}>
      <span>{name === 'drafted' ? text.drafted : text.asIs}</span>
      <span class="mono">{format(p50)}</span>
      {p10 !== p90 && <span class="muted">{text.between(format(p10), format(p90))}</span>}
    </span>
  );
}
