/** The buttons of the overlays at the floor's right edge; what they open comes when it is first asked for. */
import { CircleDollarSign, Radiation, Shield, Telescope, Waypoints } from 'lucide';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { OVERLAYS, type OverlayName } from '../look/overlay.ts';
import { overlay } from '../store/board.ts';
import { toggleOverlay } from '../store/overlays.ts';
import { words } from '../text/index.ts';
import { panel, show } from './stage.ts';

const text = words.overlays;
type Shown = Exclude<OverlayName, 'none'>;

const ICONS = { survive: Shield, blast: Radiation, cost: CircleDollarSign, calls: Waypoints } as const;
export const OVERLAY_KEYS: Readonly<Record<Shown, string>> = { survive: 's', blast: 'b', cost: 'm', calls: 'g' };

export function Overlays() {
  return (
    <fieldset class="overlays">
      <legend class="visually-hidden">{text.label}</legend>
      {OVERLAYS.filter((name) => name !== 'none').map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={overlay.value === name}
          aria-keyshortcuts={OVERLAY_KEYS[name]}
          title={`${text.what[name]} (${OVERLAY_KEYS[name].toUpperCase()})`}
          onClick={() => toggleOverlay(name)}
        >
          <Icon of={ICONS[name]} size={18} />
          {text.buttons[name]}
        </button>
      ))}
      <button
        type="button"
        aria-expanded={panel.value.kind === 'plan'}
        aria-keyshortcuts="p"
        title={words.plan.what}
        onClick={() => show('plan')}
      >
        <Icon of={Telescope} size={18} />
        {words.plan.title}
      </button>
    </fieldset>
  );
}

type Pages = typeof import('./overlay-pages.ts');

/** One part of an overlay, when its code is there. */
function useOverlayPage(of: keyof Pages): ComponentType | null {
  const isOn = overlay.value !== 'none';
  const [pages, setPages] = useState<Pages | null>(null);
  useEffect(() => {
    if (!isOn || pages !== null) return;
    let isHere = true;
    import('./overlay-pages.ts').then(
      ({ OverlayBarPage, CallsPage, OverlayTablePage }) =>
        isHere && setPages({ OverlayBarPage, CallsPage, OverlayTablePage }),
      () => isHere && setPages(null), // without it the button says "on" and the next press tries again
    );
    return () => {
      isHere = false;
    };
  }, [isOn]);
  return isOn && pages !== null ? pages[of] : null;
}

/** Above the floor: what the overlay says in sum, and its choices. */
export function OverlayBar() {
  const Page = useOverlayPage('OverlayBarPage');
  return Page === null ? null : <Page />;
}

/** Over the floor: the call graph. */
export function OverlayPage() {
  const Page = useOverlayPage('CallsPage');
  return Page === null || overlay.value !== 'calls' ? null : <Page />;
}

/** In the right panel: the same numbers to read. */
export function OverlayTable() {
  const Page = useOverlayPage('OverlayTablePage');
  return Page === null ? <p class="muted">{text.looking}</p> : <Page />;
}
