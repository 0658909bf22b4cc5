/** The place of charts: in every inspector a fold, over the floor a sheet to compare. Their code comes with the first one. */
import { ChartLine } from 'lucide';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import type { ChartOf } from '../play/metrics.ts';
import { words } from '../text/index.ts';
import { comparing, isOpen } from './charts/choice.ts';
import '../styles/charts.css';

const text = words.reading.charts;

type Loaded<Props> = { readonly Shown: ComponentType<Props> } | 'failed' | null;

function useLater<Props>(load: () => Promise<ComponentType<Props>>, isWanted: boolean): Loaded<Props> {
  const [loaded, setLoaded] = useState<Loaded<Props>>(null);
  useEffect(() => {
    if (!isWanted || loaded !== null) return;
    let isHere = true;
    load()
      .then((Shown) => isHere && setLoaded({ Shown }))
      .catch(() => isHere && setLoaded('failed'));
    return () => {
      isHere = false;
    };
  }, [isWanted]);
  return loaded;
}

const inspectorChart = () => import('./charts/inspector-chart.tsx').then((module) => module.InspectorChart);
const compareChart = () => import('./charts/compare-chart.tsx').then((module) => module.CompareChart);

export function ChartFold({ of }: { of: ChartOf }) {
  const loaded = useLater(inspectorChart, isOpen.value);
  return (
    <details
      class="group chart-fold"
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <Icon of={ChartLine} size={15} /> <span class="small-title">{text.title}</span>
      </summary>
      {isOpen.value && <Content loaded={loaded} of={of} />}
    </details>
  );
}

function Content({ loaded, of }: { loaded: Loaded<{ of: ChartOf }>; of: ChartOf }) {
  if (loaded === null) return <p class="muted">{text.opening}</p>;
  if (loaded === 'failed') return <p class="muted">{text.cannotOpen}</p>;
  return <loaded.Shown of={of} />;
}

export function CompareSheet() {
  const loaded = useLater(compareChart, comparing.value);
  if (!comparing.value || loaded === null || loaded === 'failed') return null;
  return <loaded.Shown />;
}
