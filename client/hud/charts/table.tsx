/** The charts' numbers as a table, for who cannot or does not want to read curves. */
import { clock } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { metricName } from '../explorer.ts';
import { type Line, said } from './lines.ts';

const text = words.reading.charts;
/** More rows than this nobody reads; they are taken evenly over the time that is shown. */
const ROWS = 24;

export function ChartTable({ lines, moments }: { lines: readonly Line[]; moments: readonly number[] }) {
  const step = Math.max(1, Math.ceil(moments.length / ROWS));
  const rows = moments.filter((_, place) => (moments.length - 1 - place) % step === 0).reverse();
  const names = lines.map((line) => `${line.name} ${metricName(line.metric)}`);
  const label = `${text.title}: ${names.join(', ')}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="chart-table" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.time}</th>
            {lines.map((line) => (
              <th key={line.key} scope="col">
                {line.name} {metricName(line.metric)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((tick) => (
            <tr key={tick}>
              <th scope="row" class="mono">
                {clock(tick)}
              </th>
              {lines.map((line) => (
                <td key={line.key} class="mono">
                  {said(line, tick)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
