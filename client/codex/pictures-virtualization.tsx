/** The pictures of the chapter on virtualization. */
import { Bars, Chart, curve } from './draw/charts.tsx';
import { Machines, Tower } from './draw/machines.tsx';
import { Chain, Fan, Gauge, Parts, Plates, Pool, Rows, Zones } from './draw/relations.tsx';
import type { Pictures } from './picture.tsx';

export const VIRTUALIZATION_PICTURES: Pictures<'virtualization'> = {
  'hardware-virtualization': (say) => <Tower of={{ slabs: 'HY', jars: 'v6 v3 v5' }} labels={say} />,
  emulation: (say) => (
    <Bars rows={[[{ from: 0, to: 0.2, tone: 'app' }], [{ from: 0, to: 1, tone: 'watch' }]]} labels={say} />
  ),
  'type-1': (say) => <Tower of={{ slabs: 'HY', jars: 'v6 v5 a' }} labels={say} />,
  'type-2': (say) => <Tower of={{ slabs: 'HOY', jars: 'v6 v4 a*0.6' }} labels={say} />,
  esxi: (say) => <Tower of={{ slabs: 'HY', jars: 'v7 v6 v7 v5' }} labels={say} />,
  'hyper-v': (say) => <Tower of={{ slabs: 'HY', jars: 'u3*1.3 v6 v4' }} labels={say} />,
  kvm: (say) => <Tower of={{ slabs: 'HK', jars: 'v6 v4 a' }} labels={say} />,
  xen: (say) => <Tower of={{ slabs: 'HY', jars: 's2*0.7 v6 v5' }} labels={say} />,
  virtualbox: (say) => <Tower of={{ slabs: 'HOY', jars: 'v4 a' }} labels={say} />,
  workstation: (say) => <Tower of={{ slabs: 'HOY', jars: 'v4 v2 a' }} labels={say} />,
  vm: (say) => <Parts labels={say} system="G" />,
  'guest-os': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 0.17, tone: 'guest' }],
        [{ from: 0, to: 0.33, tone: 'guest' }],
        [{ from: 0, to: 1, tone: 'guest' }],
      ]}
      labels={say}
    />
  ),
  reservations: (say) => <Gauge labels={[say[0] ?? '', say[2] ?? '', say[4] ?? '']} />,
  isolation: (say) => <Machines of={[{ slabs: 'HY', jars: 'v5 v7! v4 v6' }]} labels={say} />,
  'memory-overcommit': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 1, tone: 'watch' }],
        [{ from: 0, to: 0.67, tone: 'hardware' }],
        [{ from: 0, to: 0.58, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
  ballooning: (say) => (
    <Machines
      of={[
        { slabs: 'HY', jars: 'v3 v2' },
        { slabs: 'HY', jars: 'v3o v2o v5' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  'storage-pools': (say) => <Pool labels={say} />,
  'virtual-networks': (say) => <Zones of={[{ marks: 'oooo' }, { marks: 'b' }]} labels={say} way="cut" />,
  consolidation: (say) => (
    <Machines
      of={[
        { slabs: 'H', jars: 'p1 a*0.4 p1 a*0.4 p1 a*0.4 p1 a*0.4' },
        { slabs: 'HY', jars: 'v4 v5 v4 v5 a' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  'power-savings': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [
            [0, 0.66],
            [1, 0.95],
          ],
          tone: 'bad',
          label: say[2] ?? '',
          at: [0.04, 0.76],
        },
        {
          points: [
            [0, 0.12],
            [1, 0.9],
          ],
          tone: 'app',
          label: say[3] ?? '',
          at: [0.14, 0.1],
        },
      ]}
    />
  ),
  'hardware-savings': (say) => (
    <Bars rows={[[{ from: 0, to: 1, tone: 'bad' }], [{ from: 0, to: 0.34, tone: 'app' }]]} labels={say} />
  ),
  'maintenance-savings': (say) => <Rows rows={['oooxooobo', 'oob']} labels={say} />,
  'dev-environments': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 0.12, tone: 'accent' }],
        [{ from: 0.12, to: 0.94, tone: 'app' }],
        [{ from: 0.94, to: 1, tone: 'text' }],
      ]}
      labels={say}
    />
  ),
  sprawl: (say) => <Machines of={[{ slabs: 'HY', jars: 'v6 v0 v0 v0 v0' }]} labels={say} />,
  snapshots: (say) => (
    <Plates
      piles={[
        ['have', 'have', 'new', 'new'],
        ['have', 'have'],
      ]}
      labels={say}
    />
  ),
  'snapshot-sprawl': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [
            [0, 0],
            [0, 0.3],
            [0.3, 0.38],
            [0.6, 0.58],
            [0.9, 0.88],
            [1, 0.88],
            [1, 0],
          ],
          tone: 'watch',
          filled: true,
        },
        {
          points: [
            [0, 0.3],
            [0.3, 0.38],
            [0.6, 0.58],
            [0.9, 0.88],
            [1, 0.88],
          ],
          tone: 'watch',
        },
        {
          points: [
            [0, 0.88],
            [1, 0.88],
          ],
          tone: 'bad',
          dashed: true,
          label: say[2] ?? '',
          at: [0.04, 0.92],
        },
      ]}
    />
  ),
  templates: (say) => <Fan labels={say} />,
  backup: (say) => <Chain labels={say} tones={['muted', 'accent', 'app']} />,
  'live-migration': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 0.78, tone: 'accent' }],
        [{ from: 0.78, to: 0.93, tone: 'accent' }],
        [{ from: 0.93, to: 0.97, tone: 'accent' }],
        [{ from: 0.97, to: 1, tone: 'watch' }],
      ]}
      labels={say}
    />
  ),
  'post-copy': (say) => (
    <Machines
      of={[
        { slabs: 'HY', jars: 'v0= a' },
        { slabs: 'HY', jars: 'v6 a' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  'cold-migration': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 0.07, tone: 'muted' }],
        [{ from: 0.07, to: 0.6, tone: 'accent' }],
        [{ from: 0.6, to: 1, tone: 'guest' }],
      ]}
      labels={say}
    />
  ),
  v2v: (say) => (
    <Machines
      of={[
        { slabs: 'HY', jars: 'v0= a' },
        { slabs: 'HK', jars: 'v5 a' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  'high-availability': (say) => (
    <Machines
      of={[
        { slabs: 'HY', jars: 'v0x a', dead: true },
        { slabs: 'HY', jars: 'v4 v5?' },
        { slabs: 'HY', jars: 'v8 v7' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  'maintenance-drain': (say) => (
    <Machines
      of={[
        { slabs: 'HY', jars: 'v0= a*2' },
        { slabs: 'HY', jars: 'v4 v5 v3' },
      ]}
      labels={say}
      moves={[[0, 1]]}
    />
  ),
  legacy: (say) => <Machines of={[{ slabs: 'HY', jars: 'v5 v6 u3*1.3' }]} labels={say} />,
  licensing: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: curve((x) => Math.ceil(x * 10) * 0.1 * 0.95, 200),
          tone: 'watch',
          label: say[2] ?? '',
          at: [0.02, 0.4],
        },
        {
          points: [
            [0, 0.62],
            [1, 0.62],
          ],
          tone: 'accent',
          label: say[3] ?? '',
          at: [0.02, 0.67],
        },
      ]}
      flags={[{ x: 0.66, label: '14' }]}
    />
  ),
  patching: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [
            [0, 0.05],
            [0.3, 0.5],
            [0.3, 0.04],
            [0.62, 0.5],
            [0.62, 0.04],
            [0.95, 0.5],
            [1, 0.56],
          ],
          tone: 'bad',
        },
      ]}
      flags={[{ x: 0.3, label: say[2] ?? '' }]}
    />
  ),
  'slow-boot': (say) => (
    <Bars
      rows={[
        [{ from: 0, to: 1, tone: 'guest' }],
        [{ from: 0, to: 0.33, tone: 'guest' }],
        [{ from: 0, to: 0.012, tone: 'app' }],
      ]}
      labels={say}
    />
  ),
  'idle-reserve': (say) => (
    <Bars rows={[[{ from: 0, to: 1, tone: 'muted' }], [{ from: 0, to: 0.12, tone: 'app' }]]} labels={say} />
  ),
  monolith: (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: [
            [0, 0],
            [0.75, 1],
          ],
          tone: 'muted',
          dashed: true,
          label: say[2] ?? '',
          at: [0.28, 0.86],
        },
        {
          points: curve((x) => (2.4 * x) / (1 + 0.9 * x + 3.4 * x * x)),
          tone: 'bad',
          label: say[3] ?? '',
          at: [0.72, 0.28],
        },
      ]}
    />
  ),
  'cloud-minutes': (say) => (
    <Chart
      y={say[0] ?? ''}
      x={say[1] ?? ''}
      lines={[
        {
          points: curve((x) => Math.max(0.46, 0.2 + 0.65 * Math.exp(-(((x - 0.55) / 0.16) ** 2)))),
          tone: 'watch',
          filled: true,
          label: say[3] ?? '',
          at: [0.72, 0.66],
        },
        { points: curve((x) => 0.2 + 0.65 * Math.exp(-(((x - 0.55) / 0.16) ** 2))), tone: 'accent' },
        {
          points: [
            [0, 0.46],
            [1, 0.46],
          ],
          tone: 'text',
          label: say[2] ?? '',
          at: [0.02, 0.5],
        },
      ]}
    />
  ),
};
