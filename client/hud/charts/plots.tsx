/** A stack of plots over one time: read by hand, by arrow keys, or as a table. */
import type { ComponentChild, ComponentChildren } from 'preact';
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';
import { theme } from '../../store/preferences.ts';
import { frame } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { metricName } from '../explorer.ts';
import { asTable, cursorTick, fromTick } from './choice.ts';
import { type Line, momentsOf, plotsOf, said } from './lines.ts';
import { type Mark, markAt, marksSince } from './marks.ts';
import { dashOf, Plot, strokeOf } from './plot.tsx';
import { ChartTable } from './table.tsx';

const text = words.reading.charts;

interface PlotsProps {
  readonly lines: readonly Line[];
  readonly height: number; // of one plot
  readonly action?: (line: Line) => ComponentChild;
}
/** The lowest plot also carries the times. */
const TIMES_HEIGHT = 20;

export function Plots({ lines, height, action }: PlotsProps) {
  const to = frame.peek()?.tick ?? 0;
  const moments = momentsOf(lines);
  // A page that has just joined has less than the range asks for: what there is fills the width.
  const from = Math.max(fromTick(), moments[0] ?? 0);
  if (moments.length === 0) return <p class="muted">{text.none}</p>;
  if (asTable.value) return <ChartTable lines={lines} moments={moments} />;
  const marks = marksSince(from);
  const plots = plotsOf(lines);
  return (
    <Reader lines={lines} moments={moments} marks={marks}>
      {plots.map((own, place) => {
        const first = lines.indexOf(own[0] as Line);
        const isLast = place === plots.length - 1;
        return (
          <div key={own[0]?.unit} class="plot-of">
            <ul class="plot-lines">
              {own.map((line, index) => (
                <li key={line.key}>
                  <Dash place={first + index} />
                  <span class="plot-name">{nameOf(line)}</span>
                  <span class="mono plot-value">{said(line, cursorTick.value)}</span>
                  {action?.(line)}
                </li>
              ))}
            </ul>
            <Plot
              lines={own}
              marks={marks}
              from={from}
              to={to}
              height={height + (isLast ? TIMES_HEIGHT : 0)}
              firstStroke={first}
              hasTimes={isLast}
            />
          </div>
        );
      })}
    </Reader>
  );
}

const nameOf = ({ name, metric }: Line): string =>
  name === '' ? metricName(metric) : `${name}: ${metricName(metric)}`;

function Dash({ place }: { place: number }) {
  return (
    <svg width="22" height="8" aria-hidden="true">
      <line
        x1="0"
        x2="22"
        y1="4"
        y2="4"
        stroke={strokeOf(place, theme.value)}
        stroke-width="2.5"
        stroke-dasharray={dashOf(place).join(' ')}
      />
    </svg>
  );
}

interface ReaderProps {
  readonly lines: readonly Line[];
  readonly moments: readonly number[];
  readonly marks: readonly Mark[];
  readonly children: ComponentChildren;
}

/** The plots with a slider through time below: what is under the cursor is said in words. */
function Reader({ lines, moments, marks, children }: ReaderProps) {
  const tick = cursorTick.value;
  const place =
    tick === null
      ? moments.length - 1
      : Math.max(
          0,
          moments.findLastIndex((one) => one <= tick),
        );
  const mark = markAt(marks, tick);
  const when = tick === null ? text.now : text.at(tick);
  const values = lines.map((line) => `${nameOf(line)} ${said(line, tick)}`).join(', ');
  const walk = (event: KeyboardEvent) => {
    const next = stepped(event.key, place, moments);
    if (next === undefined) return;
    event.preventDefault();
    cursorTick.value = next;
  };
  return (
    <div
      class="plots"
      onPointerLeave={() => {
        cursorTick.value = null;
      }}
    >
      {children}
      <div
        class="plot-when mono"
        role="slider"
        tabIndex={0}
        aria-label={text.cursor(lines.map(nameOf).join(', '))}
        aria-valuemin={moments[0] ?? 0}
        aria-valuemax={moments.at(-1) ?? 0}
        aria-valuenow={moments[place] ?? 0}
        aria-valuetext={`${when}: ${values}${mark === undefined ? '' : `. ${mark.name}`}`}
        onKeyDown={walk}
      >
        <span aria-hidden="true">
          ◂ {when} ▸{mark !== undefined && <strong> ▲ {mark.name}</strong>}
        </span>
      </div>
    </div>
  );
}

/** The moment that a key leads to: null is now, undefined no key of ours. */
function stepped(key: string, place: number, moments: readonly number[]): number | null | undefined {
  switch (key) {
    case 'ArrowLeft':
      return moments[Math.max(0, place - 1)] ?? null;
    case 'ArrowRight':
      return place + 1 < moments.length ? moments[place + 1] : null;
    case 'PageUp':
      return moments.find((tick) => tick >= (moments[place] ?? 0) - TICKS_PER_MINUTE) ?? null;
    case 'PageDown':
      return moments.find((tick) => tick >= (moments[place] ?? 0) + TICKS_PER_MINUTE) ?? null;
    case 'Home':
      return moments[0] ?? null;
    case 'End':
      return null;
    default:
      return undefined;
  }
}
