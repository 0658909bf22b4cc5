/** The pictures of the chapter on capacity planning. */

import { Bars, Chart, curve, Pipe } from './draw/charts.tsx';
import { Machines } from './draw/machines.tsx';
import { Rows, Zones } from './draw/relations.tsx';
import type { Pictures } from './picture.tsx';

const wave = (x: number, phase: number) => 0.24 + 0.17 * Math.max(0, Math.sin(x * 19 + phase)) ** 3;
const day = (x: number) =>
  0.28 + 0.5 * Math.exp(-(((x - 0.6) / 0.16) ** 2)) + 0.18 * Math.exp(-(((x - 0.3) / 0.1) ** 2));
const ramp = (x: number) => 0.22 + 0.55 / (1 + Math.exp(-(x - 0.42) * 18));

export const PLANNING_PICTURES: Pictures<'planning'> = {
  headroom: (say) => <Machines of={[{ slabs: 'HY', jars: 'v6 v5 v4 a*2.4' }]} labels={[say.join(' │ ')]} />,
  knee: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[{ points: curve((x) => 0.05 / Math.max(0.02, 1.02 - x)), tone: 'bad' }]}
      flags={[{ x: 0.75, label: say[2] ?? '', side: 'end' }]}
    />
  ),
  'littles-law': (say) => <Pipe labels={say} />,
  percentiles: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        { points: [[0, 0], ...curve((x) => 96 * x * x * Math.exp(-x * 9.5)), [1, 0]], tone: 'app', filled: true },
      ]}
      flags={[
        { x: 0.32, label: say[2] ?? '' },
        { x: 0.66, label: say[3] ?? '' },
      ]}
    />
  ),
  multiplexing: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        { points: curve((x) => wave(x, 0) - 0.16), tone: 'muted', label: say[2] ?? '', at: [0.04, 0.33] },
        { points: curve((x) => wave(x, 2.1) - 0.16), tone: 'platform' },
        { points: curve((x) => wave(x, 4.2) - 0.16), tone: 'guest' },
        {
          points: curve((x) => wave(x, 0) + wave(x, 2.1) + wave(x, 4.2) - 0.28),
          tone: 'accent',
          label: say[3] ?? '',
          at: [0.04, 0.85],
        },
      ]}
    />
  ),
  'peak-to-average': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        { points: curve(day), tone: 'accent' },
        {
          points: [
            [0, 0.8],
            [1, 0.8],
          ],
          tone: 'bad',
          dashed: true,
          label: say[2] ?? '',
          at: [0.02, 0.84],
        },
        {
          points: [
            [0, 0.48],
            [1, 0.48],
          ],
          tone: 'app',
          dashed: true,
          label: say[3] ?? '',
          at: [0.02, 0.52],
        },
      ]}
    />
  ),
  'lead-time': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        { points: [...curve(ramp).filter(([x, y]) => x <= 0.72 && y > 0.42), [0.72, 0.42]], tone: 'bad', filled: true },
        { points: curve(ramp), tone: 'accent' },
        {
          points: [
            [0, 0.42],
            [0.72, 0.42],
            [0.72, 0.86],
            [1, 0.86],
          ],
          tone: 'text',
          label: say[4] ?? '',
          at: [0.5, 0.5],
        },
      ]}
      flags={[
        { x: 0.24, label: say[2] ?? '' },
        { x: 0.72, label: say[3] ?? '' },
      ]}
    />
  ),
  'forecast-error': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [
            [0.4, 0.42],
            [1, 0.92],
            [1, 0.3],
          ],
          tone: 'accent',
          filled: true,
        },
        { points: curve((x) => 0.36 + 0.06 * Math.sin(x * 14)).filter(([x]) => x <= 0.4), tone: 'accent' },
        {
          points: [
            [0.4, 0.4],
            [1, 0.62],
          ],
          tone: 'accent',
          dashed: true,
          label: say[3] ?? '',
          at: [0.6, 0.2],
        },
      ]}
      flags={[{ x: 0.4, label: say[2] ?? '' }]}
    />
  ),
  'n-plus-one': (say) => (
    <Machines
      of={[
        { slabs: 'HY', jars: 'v6 v4 v5?' },
        { slabs: 'HY', jars: 'v5 v6 v5?' },
        { slabs: 'HY', jars: 'v5x v5x a', dead: true },
      ]}
      labels={say}
      moves={[[2, 1]]}
    />
  ),
  'failure-domains': (say) => <Zones of={[{ marks: 'ooooo' }, { marks: 'xxxxx', dark: true }]} labels={say} />,
  'blast-radius': (say) => (
    <Machines
      of={[
        { slabs: 'HX', jars: 'c5! c4! c6! c3!' },
        { slabs: 'HK', jars: 'c5 c4 c6 c3' },
      ]}
      labels={say}
    />
  ),
  'right-sizing': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 1, tone: 'muted' }],
        [{ from: 0, to: 0.3, tone: 'app' }],
        [{ from: 0, to: 0.345, tone: 'accent' }],
      ]}
      labels={say}
    />
  ),
  overcommit: (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 1, tone: 'watch' }],
        [{ from: 0, to: 0.25, tone: 'hardware' }],
        [{ from: 0, to: 0.155, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
  'cost-per-answer': (say) => (
    <Bars rows={[[{ from: 0, to: 0.95, tone: 'bad' }], [{ from: 0, to: 0.32, tone: 'app' }]]} labels={say} />
  ),
  slo: (say) => <Rows rows={['oooooo', 'bbbb']} labels={say} />,
  'operator-minutes': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 1, tone: 'watch' }],
        [{ from: 0, to: 0.4, tone: 'accent' }],
        [{ from: 0, to: 0.01, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
};
