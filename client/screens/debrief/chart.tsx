/**
 * Profit of all teams on one time axis: one's own and the two best in colour with dash and shape, the rest grey; what
 * struck stands below; a cursor reads every value. An end label is a button that lights its team.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { SAMPLE_TICKS } from '../../../shared/play/sample.ts';
import type { TeamStory } from '../../../shared/play/story.ts';
import type { TeamInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { clock, money } from '../../text/format.ts';
import { Axis, Times } from './chart-axis.tsx';
import { Flags } from './chart-flags.tsx';
import { Line } from './chart-line.tsx';
import { byProfit, finalProfit, profitScale } from './curves.ts';
import { EndLabels } from './end-labels.tsx';
import type { Flag } from './flags.ts';

const say = around.ending;
const HEIGHT = 262;
const TOP = 12;
/** Below it the axis gets fewer steps and the labels less room. */
const NARROW = 560;

interface Props {
  readonly teams: readonly TeamStory[];
  readonly infos: readonly TeamInfo[];
  readonly own: number;
  readonly endTick: number; // of the axis
  readonly dayEndTick: number; // after it: the Night
  readonly flags: readonly Flag[];
}

export function Chart({ teams, infos, own, endTick, dayEndTick, flags }: Props) {
  const [box, width] = useWidth();
  const [at, setAt] = useState(endTick);
  const ranked = byProfit(teams);
  const [lit, setLit] = useState<readonly number[]>(() => firstLit(ranked, own));
  const left = width < NARROW ? 70 : 78;
  const plot = { width: Math.max(100, width - left - (width < NARROW ? 98 : 136)), height: HEIGHT };
  const scale = profitScale(teams);
  const x = (tick: number) => left + (plot.width * tick) / Math.max(1, endTick);
  const y = (value: number) => TOP + plot.height * (1 - (value - scale.low) / (scale.high - scale.low));
  const toggle = (index: number) => setLit(lit.includes(index) ? lit.filter((one) => one !== index) : [...lit, index]);
  const best = ranked[0];
  const bestInfo = infos.find((info) => info.index === best?.index);
  const label =
    teams.length > 1 && best !== undefined
      ? say.chart(bestInfo?.name ?? '', money(finalProfit(best)))
      : say.chartOne(money(best === undefined ? 0 : finalProfit(best)));
  return (
    <div class="chart" ref={box}>
      <div class="chart-plot" style={{ height: `${HEIGHT + TOP + 6}px` }}>
        <svg width={width} height={HEIGHT + TOP + 6} role="img" aria-label={label}>
          <Axis scale={scale} x0={left} x1={left + plot.width} y={y} />
          {dayEndTick < endTick && (
            <g class="night">
              <rect x={x(dayEndTick)} y={TOP} width={x(endTick) - x(dayEndTick)} height={HEIGHT} />
              <text x={x(dayEndTick) + 6} y={TOP + 16}>
                {say.nightShort}
              </text>
            </g>
          )}
          {flags.map((flag, index) => (
            <path key={index} d={`M${x(flag.tick)} ${TOP}V${TOP + HEIGHT}`} class="flag-line" />
          ))}
          {[...teams]
            .sort((a, b) => Number(lit.includes(a.index)) - Number(lit.includes(b.index)))
            .map((team) => (
              <Line
                key={team.index}
                team={team}
                shape={infos.find((info) => info.index === team.index)?.shape ?? team.index}
                place={lit.indexOf(team.index)}
                x={x}
                y={y}
              />
            ))}
          {at < endTick && <path d={`M${x(at)} ${TOP}V${TOP + HEIGHT + 6}`} class="cursor-line" />}
        </svg>
        <EndLabels
          teams={teams}
          infos={infos}
          lit={lit}
          at={at}
          y={y}
          height={HEIGHT + TOP + 6}
          left={left + plot.width + (width < NARROW ? 4 : 12)}
          own={own}
          onToggle={toggle}
        />
      </div>
      <Flags flags={flags} x={x} width={width} />
      <div class="scrub" style={{ marginLeft: `${left}px`, width: `${plot.width}px` }}>
        <input
          type="range"
          min={0}
          max={endTick}
          step={SAMPLE_TICKS}
          value={at}
          aria-label={say.scrub}
          aria-valuetext={clock(at)}
          onInput={(event) => setAt(stopAt(Number(event.currentTarget.value), endTick))}
        />
        <Times endTick={endTick} at={at} steps={width < NARROW ? 2 : 6} />
      </div>
    </div>
  );
}

/** The cursor stops at each sample and at the end, which may come between two of them. */
const stopAt = (tick: number, endTick: number): number => (tick + SAMPLE_TICKS > endTick ? endTick : tick);

/** One's own team and the two that earned most. */
function firstLit(ranked: readonly TeamStory[], own: number): readonly number[] {
  const best = ranked.map((team) => team.index).filter((index) => index !== own);
  return own < 0 ? best.slice(0, 3) : [own, ...best.slice(0, 2)];
}

function useWidth(): [{ readonly current: HTMLDivElement | null }, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
