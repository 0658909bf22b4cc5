/** The two axes of the profit chart: round sums of money, and the match's own clock. */
import { clock, money } from '../../text/format.ts';
import { niceStep, type Scale } from './curves.ts';

export function Axis({ scale, x0, x1, y }: { scale: Scale; x0: number; x1: number; y: (value: number) => number }) {
  return (
    <g class="axis">
      {scale.steps.map((value) => (
        <g key={value}>
          <path d={`M${x0} ${y(value)}H${x1}`} class={value === 0 ? 'zero' : ''} />
          <text x={x0 - 8} y={y(value) + 4} text-anchor="end">
            {money(value)}
          </text>
        </g>
      ))}
    </g>
  );
}

export function Times({ endTick, at, steps }: { endTick: number; at: number; steps: number }) {
  const step = niceStep(endTick / 60 / steps) * 60;
  const ticks = Array.from({ length: Math.floor(endTick / step) + 1 }, (_, index) => index * step);
  return (
    <p class="times mono" aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} style={{ left: `${(100 * tick) / endTick}%` }}>
          {clock(tick)}
        </span>
      ))}
      {at < endTick && <b style={{ left: `${(100 * at) / endTick}%` }}>{clock(at)}</b>}
    </p>
  );
}
