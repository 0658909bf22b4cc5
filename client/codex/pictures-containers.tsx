/** The pictures of the chapter on containers. */
import { Bars, Chart } from './draw/charts.tsx';
import { Machines, Tower } from './draw/machines.tsx';
import { Chain, Fan, Gauge, Plates, Zones } from './draw/relations.tsx';
import type { Pictures } from './picture.tsx';

export const CONTAINER_PICTURES: Pictures<'containers'> = {
  container: (say) => <Tower of={{ slabs: 'HK', jars: 'c6 c4 c5 c3 c5' }} labels={say} />,
  image: (say) => (
    <Plates
      piles={[
        ['have', 'new'],
        ['have', 'have', 'new'],
      ]}
      shared="base"
      labels={say}
      legend={['base']}
    />
  ),
  dockerfile: (say) => (
    <Plates
      piles={[
        ['have', 'have', 'have', 'new'],
        ['have', 'new', 'new', 'new'],
      ]}
      labels={say}
      legend={['have', 'new']}
    />
  ),
  registry: (say) => <Fan labels={say} tones={['muted', 'muted', 'muted']} />,
  tags: (say) => <Fan labels={say} tones={['muted', 'accent']} cut={[0]} />,
  engine: (say) => <Chain labels={say} tones={['muted', 'kernel', 'app']} />,
  docker: (say) => <Chain labels={say} tones={['muted', 'kernel', 'app']} />,
  containerd: (say) => <Chain labels={say} tones={['accent', 'kernel', 'app']} />,
  'cri-o': (say) => <Chain labels={say} tones={['accent', 'kernel', 'app']} />,
  podman: (say) => <Chain labels={say} tones={['muted', 'air', 'app']} />,
  lxc: (say) => <Chain labels={say} tones={['muted', 'guest', 'app']} />,
  rkt: (say) => <Chain labels={say} tones={['app', 'watch', 'bad']} links={['down', 'cut']} />,
  'kernel-match': (say) => <Zones of={[{ marks: 'oooo' }, { marks: 'b' }]} labels={say} way="cut" />,
  namespaces: (say) => <Zones of={[{ marks: 'oo' }, { marks: 'nn' }]} labels={say} />,
  'requests-limits': (say) => <Gauge labels={say} />,
  throttling: (say) => (
    <Bars
      rows={[
        [0, 0.2, 0.4, 0.6, 0.8].map((from) => ({ from, to: from + 0.08, tone: 'watch' as const })),
        [{ from: 0, to: 0.42, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
  'oom-kill': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [
            [0, 0.2],
            [0.3, 0.8],
            [0.3, 0],
            [0.36, 0.2],
            [0.62, 0.8],
            [0.62, 0],
            [0.72, 0.2],
            [0.98, 0.8],
            [0.98, 0],
          ],
          tone: 'app',
        },
        {
          points: [
            [0, 0.8],
            [1, 0.8],
          ],
          tone: 'bad',
          dashed: true,
          label: say[2] ?? '',
          at: [0.03, 0.85],
        },
      ]}
    />
  ),
  'noisy-neighbour': (say) => <Machines of={[{ slabs: 'HK', jars: 'c9*1.6 c1~ c1~' }]} labels={say} />,
  density: (say) => (
    <Machines
      of={[
        { slabs: 'HY', jars: 'v5 v4 v5 v4' },
        { slabs: 'HK', jars: 'c5 c4 c5 c4 c5 c4 c5 c4 c5 c4' },
      ]}
      labels={say}
    />
  ),
  'small-and-fast': (say) => (
    <Bars rows={[[{ from: 0, to: 1, tone: 'guest' }], [{ from: 0, to: 0.0375, tone: 'app' }]]} labels={say} />
  ),
  portability: (say) => <Fan labels={say} />,
  pipeline: (say) => <Chain labels={say} tones={['muted', 'watch', 'app']} />,
  'base-image': (say) => <Plates piles={[['have', 'new'], ['new'], ['have', 'new']]} shared="bad" labels={say} />,
  'container-escape': (say) => (
    <Machines
      of={[
        { slabs: 'HX', jars: 'c5! c4! c6!' },
        { slabs: 'HK', jars: 'c5 c4 c6' },
      ]}
      labels={say}
    />
  ),
  'poisoned-image': (say) => (
    <Plates
      piles={[
        ['base', 'have', 'have'],
        ['base', 'have', 'have', 'bad'],
      ]}
      labels={say}
    />
  ),
  'supply-chain': (say) => <Chain labels={say} tones={['bad', 'accent', 'app']} />,
  hardening: (say) => <Zones of={[{ marks: 'wwww', open: true }, { marks: 'o' }]} labels={say} />,
  sandboxes: (say) => (
    <Machines
      of={[
        { slabs: 'HK', jars: 'c5 c4 c6' },
        { slabs: 'HK', jars: 's5 s4 s6' },
      ]}
      labels={say}
    />
  ),
  hybrid: (say) => <Machines of={[{ slabs: 'HY', jars: 'h5 h4 a*0.4' }]} labels={say} />,
  'vm-or-container': (say) => (
    <Machines
      of={[
        { slabs: 'HY', jars: 'v5 v4' },
        { slabs: 'HK', jars: 'c5 c4 c5 c6' },
      ]}
      labels={say}
    />
  ),
};
