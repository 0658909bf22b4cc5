/** The pictures of the chapter on what comes after. */
import { Bars, Chart, curve } from './draw/charts.tsx';
import { Machines } from './draw/machines.tsx';
import { Chain, Fan, Triangle, Zones } from './draw/relations.tsx';
import type { Pictures } from './picture.tsx';

const bursts = (x: number) => 0.04 + 0.6 * Math.max(0, Math.sin(x * 12 - 1)) ** 6;
const day = (x: number) => 0.24 + 0.4 * Math.exp(-(((x - 0.55) / 0.2) ** 2));

export const BEYOND_PICTURES: Pictures<'beyond'> = {
  microservices: (say) => <Fan labels={say} tones={['bad', 'bad', 'app']} />,
  serverless: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        { points: [[0, 0], ...curve(bursts, 90), [1, 0]], tone: 'app', filled: true },
        { points: curve(bursts, 90), tone: 'accent', label: say[2] ?? '', at: [0.3, 0.74] },
      ]}
    />
  ),
  'cold-start': (say) => (
    <Bars
      rows={[
        [
          { from: 0, to: 0.9, tone: 'watch' },
          { from: 0.9, to: 0.95, tone: 'app' },
        ],
        [{ from: 0, to: 0.05, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
  'pay-per-call': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [
            [0, 0.02],
            [1, 0.95],
          ],
          tone: 'watch',
          label: say[2] ?? '',
          at: [0.3, 0.18],
        },
        {
          points: [
            [0, 0.46],
            [1, 0.46],
          ],
          tone: 'accent',
          label: say[3] ?? '',
          at: [0.03, 0.52],
        },
      ]}
    />
  ),
  'service-mesh': (say) => (
    <Machines
      of={[
        { slabs: 'HK', jars: 'c6*2 c3' },
        { slabs: 'HK', jars: 'c3 c6*2' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  'retry-storm': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [
            [0, 0.3],
            [1, 0.3],
          ],
          tone: 'text',
          dashed: true,
        },
        {
          points: [
            [0, 0.24],
            [0.28, 0.24],
            [0.36, 0.5],
            [0.46, 0.84],
            [1, 0.86],
          ],
          tone: 'bad',
          label: say[3] ?? '',
          at: [0.56, 0.92],
        },
      ]}
      flags={[{ x: 0.28, label: say[2] ?? '', side: 'end' }]}
    />
  ),
  'circuit-breaker': (say) => <Chain labels={say} tones={['muted', 'watch', 'bad']} links={['down', 'cut']} />,
  mtls: (say) => <Zones of={[{ marks: 'o' }, { marks: 'o' }]} labels={say} way="open" />,
  'traffic-split': (say) => <Fan labels={say} tones={['app', 'accent']} />,
  edge: (say) => (
    <Bars rows={[[{ from: 0, to: 0.9, tone: 'watch' }], [{ from: 0, to: 0.02, tone: 'app' }]]} labels={say} />
  ),
  'edge-repair': (say) => (
    <Bars rows={[[{ from: 0, to: 0.15, tone: 'watch' }], [{ from: 0, to: 1, tone: 'bad' }]]} labels={say} />
  ),
  'design-factors': (say) => <Triangle labels={say} />,
  batch: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [[0, 0], ...curve(day), [1, 0]],
          tone: 'accent',
          filled: true,
          label: say[2] ?? '',
          at: [0.44, 0.24],
        },
        {
          points: [[0, 0.72], [1, 0.72], ...[...curve(day)].reverse()],
          tone: 'platform',
          filled: true,
          label: say[3] ?? '',
          at: [0.03, 0.52],
        },
        {
          points: [
            [0, 0.72],
            [1, 0.72],
          ],
          tone: 'text',
          dashed: true,
        },
      ]}
    />
  ),
};
