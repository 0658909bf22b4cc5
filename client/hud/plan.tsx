/** The planning panel's place: its code comes when somebody first plans. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../text/index.ts';

export function Plan() {
  const [loaded, setLoaded] = useState<{ Panel: ComponentType } | 'failed' | null>(null);
  useEffect(() => {
    let isHere = true;
    import('./plan-panel.tsx')
      .then(({ PlanPanel }) => isHere && setLoaded({ Panel: PlanPanel }))
      .catch(() => isHere && setLoaded('failed'));
    return () => {
      isHere = false;
    };
  }, []);
  if (loaded === null) return <p class="muted">{words.plan.opening}</p>;
  if (loaded === 'failed') return <p class="muted">{words.plan.cannotOpen}</p>;
  return <loaded.Panel />;
}
