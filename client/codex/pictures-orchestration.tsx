/** The pictures of the chapter on orchestration. */
import { Bars, Chart, curve } from './draw/charts.tsx';
import { Machines, Tower } from './draw/machines.tsx';
import { Chain, Fan, Parts, Rows, Zones } from './draw/relations.tsx';
import type { Pictures } from './picture.tsx';

const crowd = (x: number) => 0.2 + 0.5 * Math.exp(-(((x - 0.5) / 0.2) ** 2));

export const ORCHESTRATION_PICTURES: Pictures<'orchestration'> = {
  pod: (say) => <Parts labels={say} system="K" />,
  node: (say) => <Tower of={{ slabs: 'HK', jars: 'c6 c4 c5 a' }} labels={say} />,
  cluster: (say) => <Fan labels={say} tones={['kernel', 'kernel', 'kernel']} />,
  'control-plane': (say) => <Rows rows={['oox', 'oxx']} labels={say} />,
  'desired-state': (say) => <Rows rows={['pppp', 'ooo?']} labels={say} />,
  scheduler: (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 0.71, tone: 'muted' }],
        [{ from: 0, to: 1, tone: 'bad' }],
        [{ from: 0, to: 0.84, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
  pending: (say) => (
    <Machines
      of={[
        { slabs: 'HK', jars: 'c5 c6 c4 a*0.7' },
        { slabs: '', jars: 'c0?' },
      ]}
      labels={say}
    />
  ),
  'load-balancing': (say) => <Fan labels={say} tones={['app', 'bad', 'app']} />,
  probes: (say) => <Rows rows={['oooooo', 'obbbno']} labels={say} />,
  'crash-loop': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 0.07, tone: 'bad' }],
        [{ from: 0.07, to: 0.2, tone: 'bad' }],
        [{ from: 0.2, to: 0.47, tone: 'bad' }],
        [{ from: 0.47, to: 1, tone: 'bad' }],
      ]}
      labels={say}
    />
  ),
  'not-ready': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 0.14, tone: 'watch' }],
        [{ from: 0.14, to: 0.97, tone: 'bad' }],
        [{ from: 0.97, to: 1, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
  'self-healing': (say) => (
    <Machines
      of={[
        { slabs: 'HK', jars: 'c5x c4x', dead: true },
        { slabs: 'HK', jars: 'c5 c6 c5? c4?' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  'cordon-drain': (say) => (
    <Machines
      of={[
        { slabs: 'HK', jars: 'c3= a*3' },
        { slabs: 'HK', jars: 'c5 c4 c6 c5' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  taints: (say) => <Zones of={[{ marks: 'oooo', open: true }, { marks: 'nn' }]} labels={say} way="cut" />,
  spread: (say) => <Zones of={[{ marks: 'oonn' }, { marks: 'oonn' }]} labels={say} />,
  'disruption-budget': (say) => <Rows rows={['oooo', 'p']} labels={say} />,
  'rolling-update': (say) => <Rows rows={['oooo', 'ooonn', 'nnnn']} labels={say} />,
  rollback: (say) => <Rows rows={['oobb', 'oooo']} labels={say} />,
  autoscaler: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        { points: curve(crowd), tone: 'accent', label: say[2] ?? '', at: [0.06, 0.36] },
        {
          points: curve((x) => Math.ceil(crowd(Math.max(0, x - 0.07)) * 7 + 0.4) / 8, 160),
          tone: 'app',
          label: say[3] ?? '',
          at: [0.62, 0.86],
        },
      ]}
    />
  ),
  thrash: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: curve((x) => (Math.sin(x * 44) > 0 ? 0.62 : 0.24), 160),
          tone: 'bad',
          label: say[2] ?? '',
          at: [0.04, 0.08],
        },
        {
          points: [
            [0, 0.62],
            [0.08, 0.76],
            [1, 0.76],
          ],
          tone: 'app',
          label: say[3] ?? '',
          at: [0.6, 0.82],
        },
      ]}
    />
  ),
  'node-autoscaler': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 0.06, tone: 'bad' }],
        [{ from: 0.06, to: 0.96, tone: 'hardware' }],
        [{ from: 0.96, to: 1, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
  priorities: (say) => <Rows rows={['ooox', 'ooon']} labels={say} />,
  kubernetes: (say) => <Chain labels={say} tones={['accent', 'kernel', 'app']} links={['down', 'both']} />,
  swarm: (say) => <Rows rows={['oooo', 'noo', 'nnnn']} labels={say} />,
  mesos: (say) => <Chain labels={say} tones={['kernel', 'watch', 'app']} links={['both', 'both']} />,
  'cloud-foundry': (say) => <Chain labels={say} tones={['muted', 'accent', 'app']} />,
};
