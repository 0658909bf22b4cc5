/** The floor's place on the page: the canvas once it is loaded, its zoom ladder, its overlays and the hot bar. */
import { effect } from '@preact/signals';
import {
  Box,
  Funnel,
  Hand,
  HardDriveDownload,
  LayoutGrid,
  Rocket,
  Rows3,
  Scaling,
  Server,
  Shield,
  Square,
  Telescope,
  Undo2,
  Wrench,
} from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FloorHandle, FloorHands, FloorModel } from '../look/floor-model.ts';
import { Icon } from '../look/icon.tsx';
import { type ToolId, toolsOf } from '../play/tools.ts';
import {
  carry,
  drop,
  hovered,
  nearHost,
  nearRack,
  overlay,
  pending,
  selection,
  targets,
  ZOOMS,
  type Zoom,
  zoom,
} from '../store/board.ts';
import { motion, theme } from '../store/preferences.ts';
import { frame, onEvents, rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Guide, guided } from './guide.tsx';
import { Offers } from './offers.tsx';
import { Outline } from './outline.tsx';
import { SignBanner } from './sign-banner.tsx';
import { useSlice } from './slice.ts';
import { outlineOpen, panel, select, show, takeTool } from './stage.ts';

const text = words.game;

export function FloorPlace() {
  return (
    <main class="floor" aria-label={text.regions.floor}>
      <div class="floor-top">
        <SignBanner />
        <Offers />
        <Guide />
      </div>
      <div class="floor-stage">
        <Canvas />
        <ZoomLadder />
        <Overlays />
        <Outline />
        <HotBar />
        <Paused />
      </div>
    </main>
  );
}

function modelNow(): FloorModel | null {
  const [now, book, at] = [view.value, rules.value, frame.value];
  if (now === null || book === null || at === null) return null;
  return {
    view: now,
    rules: book,
    tick: at.tick,
    pace: at.pace,
    paused: at.paused,
    zoom: zoom.value,
    nearRack: nearRack.value,
    nearHost: nearHost.value,
    selection: selection.value,
    carry: carry.value,
    targets: targets.value,
    hovered: hovered.value,
    pending: pending.value,
    overlay: overlay.value,
    theme: theme.value,
    reducedMotion: motion.value === 'reduced',
  };
}

const hands: FloorHands = {
  select,
  lift(held) {
    carry.value = held;
  },
  hover(key) {
    hovered.value = key;
  },
  drop(target) {
    if (target !== null) drop(target);
    else {
      carry.value = null;
      hovered.value = null;
    }
  },
  zoomTo(next, rack, host) {
    nearRack.value = rack;
    nearHost.value = host;
    zoom.value = next;
  },
};

type Drawn = 'loading' | 'drawn' | 'failed';

function Canvas() {
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>('loading');
  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    let stop = () => {};
    let isGone = false;
    // The engine is most of the download: the page is played without it until it is there.
    import('../scenes/floor.ts')
      .then(({ mountFloor }) => mountFloor(parent, hands))
      .then((handle) => {
        if (isGone) handle.destroy();
        else stop = connect(handle, parent);
        if (!isGone) setDrawn('drawn');
      })
      .catch(() => {
        if (isGone) return;
        setDrawn('failed');
        outlineOpen.value = true;
      });
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return (
    <>
      <div ref={place} class="floor-canvas" role="img" aria-label={text.floor.label} />
      {drawn !== 'drawn' && <p class="floor-note muted">{text.floor[drawn]}</p>}
    </>
  );
}

/** Shows the floor every change of the model, tells it what happened, and where its edges are. */
function connect(handle: FloorHandle, parent: HTMLElement): () => void {
  const stopShowing = effect(() => {
    const model = modelNow();
    if (model !== null) handle.show(model);
  });
  const hear = (events: Parameters<FloorHandle['happened']>[0]) => handle.happened(events);
  onEvents.add(hear);
  const watcher = new ResizeObserver(() => handle.resize());
  watcher.observe(parent);
  return () => {
    stopShowing();
    onEvents.delete(hear);
    watcher.disconnect();
    handle.destroy();
  };
}

const ZOOM_ICONS = { site: LayoutGrid, rack: Rows3, host: Square } as const;
const ZOOM_KEYS = { site: 'z', rack: 'x', host: 'c' } as const;

export function zoomTo(next: Zoom): void {
  const at = selection.peek();
  if (next === 'host' && at?.kind === 'host') nearHost.value = at.id;
  zoom.value = next;
}

function ZoomLadder() {
  return (
    <fieldset class="zoom-ladder">
      <legend class="visually-hidden">{text.zoom.label}</legend>
      {ZOOMS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={zoom.value === one}
          aria-keyshortcuts={ZOOM_KEYS[one]}
          onClick={() => zoomTo(one)}
        >
          <Icon of={ZOOM_ICONS[one]} size={18} />
          {text.zoom[one]}
        </button>
      ))}
    </fieldset>
  );
}

export function toggleSurvive(): void {
  overlay.value = overlay.value === 'survive' ? 'none' : 'survive';
}

function Overlays() {
  return (
    <fieldset class="overlays">
      <legend class="visually-hidden">{text.overlays.label}</legend>
      <button
        type="button"
        aria-pressed={overlay.value === 'survive'}
        aria-keyshortcuts="s"
        title={text.overlays.surviveWhat}
        onClick={toggleSurvive}
      >
        <Icon of={Shield} size={18} />
        {text.overlays.survive}
      </button>
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

const TOOL_ICONS: Readonly<Record<ToolId, typeof Hand>> = {
  rent: Server,
  install: HardDriveDownload,
  vm: Box,
  move: Hand,
  deploy: Rocket,
  scale: Scaling,
  drain: Funnel,
  repair: Wrench,
  return: Undo2,
};

function HotBar() {
  const tools = useSlice(() => (rules.value === null ? [] : toolsOf(rules.value)));
  const pointed = useSlice(() => guided.value?.tool ?? null);
  const isCarrying = useSlice(() => carry.value !== null);
  const at = panel.value;
  return (
    <div class="hot-bar" role="toolbar" aria-label={text.regions.tools}>
      {tools.map((tool, place) => {
        const isOn = at.kind === 'tool' && at.tool === tool;
        return (
          <button
            key={tool}
            type="button"
            class={`tool${pointed === tool && !isOn && !isCarrying ? ' is-guided' : ''}`}
            aria-pressed={isOn}
            aria-keyshortcuts={String(place + 1)}
            data-tool={tool}
            onClick={() => takeTool(tool)}
          >
            <Icon of={TOOL_ICONS[tool]} size={17} />
            <span class="mono tool-key" aria-hidden="true">
              {place + 1}
            </span>
            <span class="tool-name">{text.tools[tool].name}</span>
          </button>
        );
      })}
    </div>
  );
}

function Paused() {
  const reason = useSlice(() => {
    const at = frame.value;
    return at?.paused ? (at.pauseReason === 'store' ? 'store' : 'host') : '';
  });
  if (reason === '') return null;
  return (
    <div class="game-paused" role="status">
      <strong>{text.top.paused}</strong>
      <span>{text.top.pausedWhy[reason as 'host' | 'store']}</span>
    </div>
  );
}
