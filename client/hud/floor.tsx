/** The floor's place on the page: the canvas once it is loaded, and what lies around and over it. */
import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FloorHandle, FloorHands, FloorModel } from '../look/floor-model.ts';
import { Lazily } from '../look/lazily.tsx';
import {
  carriedAlong,
  carry,
  drop,
  hovered,
  nearHost,
  nearRack,
  pending,
  picks,
  selection,
  targets,
  zoom,
} from '../store/board.ts';
import { pointed } from '../store/hands.ts';
import { marks, tapping } from '../store/marks.ts';
import { overlayShown, whyShown } from '../store/overlays.ts';
import { drafting } from '../store/plan.ts';
import { contrast, motion, theme } from '../store/preferences.ts';
import { race } from '../store/race.ts';
import { frame, onEvents, rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { matesOnFloor, pings } from './floor-crew.ts';
import { hinted } from './guided.ts';
import { lift, pick, putBack } from './hand.ts';
import { HotBar } from './hot-bar.tsx';
import { Legend } from './legend.tsx';
import { Outline } from './outline.tsx';
import { OverlayPage, Overlays } from './overlays.tsx';
import { Paused } from './paused.tsx';
import { outlineOpen, select, selectRegion } from './stage.ts';
import { Strips } from './strips.tsx';
import { ZoomLadder } from './zoom-ladder.tsx';
import { goTo } from './zooming.ts';

const text = words.game;
const raceStrip = () => import('./race-strip.tsx').then((module) => module.RaceStrip);

export function FloorPlace() {
  return (
    <main class="floor" aria-label={text.regions.floor}>
      <Strips />
      {race.value !== null && <Lazily load={raceStrip} props={{}} />}
      <div class={`floor-stage${drafting.value ? ' is-drafting' : ''}`}>
        <Canvas />
        <OverlayPage />
        <ZoomLadder />
        <Legend />
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
    picks: picks.value,
    tapping: tapping.value,
    carry: carry.value,
    carriedAlong: carriedAlong.value,
    targets: targets.value,
    hovered: hovered.value,
    pending: pending.value,
    marks: marks.value,
    overlay: overlayShown.value,
    why: whyShown.value,
    mates: matesOnFloor.value,
    pings: pings.value,
    hint: hinted.value,
    theme: theme.value,
    contrast: contrast.value,
    reducedMotion: motion.value === 'reduced',
  };
}

const hands: FloorHands = {
  select,
  lift,
  pick,
  hover(key) {
    hovered.value = key;
  },
  point(at) {
    pointed.value = at;
  },
  drop(target) {
    if (target !== null) drop(target);
    else putBack();
  },
  zoomTo(next, rack, host) {
    goTo({ zoom: next, nearRack: rack, nearHost: host });
  },
  region: selectRegion,
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
