/** The floor of a team as it was: the same canvas as in the match, to look at. Nothing on it can be taken or changed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rulebook } from '../../../../shared/sim/rulebook.ts';
import type { FloorHandle, FloorHands, FloorModel } from '../../../look/floor-model.ts';
import type { ThemeName } from '../../../look/palette.ts';
import type { Level } from '../../../play/near.ts';
import type { Shown } from '../../../source/replay/calls.ts';
import { contrast, motion, theme } from '../../../store/preferences.ts';
import { told } from '../../../text/debrief.ts';
import { clock } from '../../../text/format.ts';
import type { Player } from './player.ts';

const say = told.replay;

interface Props {
  readonly player: Player;
  readonly rules: Rulebook;
  readonly name: string; // the team's
}
interface FloorProps extends Props {
  readonly shown: Shown;
}

/** On a wall's paper it is light, whatever the page is. */
const themeAt = (place: HTMLElement | null): ThemeName =>
  (place?.closest<HTMLElement>('[data-theme]')?.dataset.theme as ThemeName | undefined) ?? theme.value;

type Drawn = 'loading' | 'drawn' | 'failed';

/** From the first second on that there is. */
export function ReplayFloor(props: Props) {
  const { shown } = props.player;
  return shown === null ? null : <Floor {...props} shown={shown} />;
}

function Floor(props: FloorProps) {
  const place = useRef<HTMLDivElement>(null);
  const handle = useRef<FloorHandle>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const [drawn, setDrawn] = useState<Drawn>('loading');
  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    let isGone = false;
    const hands = lookingHands((level) => latest.current.player.setLevel(level));
    import('../../../scenes/floor.ts')
      .then(({ mountFloor }) => mountFloor(parent, hands))
      .then((mounted) => {
        if (isGone) return mounted.destroy();
        handle.current = mounted;
        mounted.show(modelOf(latest.current, themeAt(parent)));
        setDrawn('drawn');
      })
      .catch(() => !isGone && setDrawn('failed'));
    const watcher = new ResizeObserver(() => handle.current?.resize());
    watcher.observe(parent);
    return () => {
      isGone = true;
      watcher.disconnect();
      handle.current?.destroy();
      handle.current = undefined;
    };
  }, []);
  const { shown, name } = props;
  const { level, playing, speed } = props.player;
  useEffect(() => {
    handle.current?.show(modelOf(props, themeAt(place.current)));
  }, [shown, level, playing, speed, theme.value, contrast.value]);
  useEffect(() => {
    if (shown.events.length > 0) handle.current?.happened(shown.events);
  }, [shown]);
  return (
    <div class="replay-floor">
      <div
        ref={place}
        class="floor-canvas"
        role="img"
        aria-label={`${say.floor(name, clock(shown.tick))}, ${say.zoom[level.zoom]}`}
      />
      {drawn !== 'drawn' && <p class="muted">{drawn === 'failed' ? say.floorFailed : say.floorLoading}</p>}
    </div>
  );
}

/** Hands that may only come nearer. */
function lookingHands(onLevel: (level: Level) => void): FloorHands {
  const nothing = () => {};
  return {
    select: nothing,
    lift: nothing,
    pick: nothing,
    hover: nothing,
    point: nothing,
    drop: nothing,
    region: nothing,
    zoomTo: (zoom, nearRack, nearHost) => onLevel({ zoom, nearRack, nearHost }),
  };
}

function modelOf({ shown, rules, player }: FloorProps, painted: ThemeName): FloorModel {
  return {
    zoom: player.level.zoom,
    nearRack: player.level.nearRack,
    nearHost: player.level.nearHost,
    view: shown.view,
    rules,
    tick: shown.tick,
    pace: player.speed,
    paused: !player.playing,
    selection: null,
    picks: [],
    tapping: 'select',
    carry: null,
    carriedAlong: [],
    targets: [],
    hovered: null,
    pending: [],
    marks: [],
    overlay: null,
    why: null,
    mates: [],
    pings: [],
    hint: '',
    theme: painted,
    contrast: contrast.value,
    reducedMotion: motion.value === 'reduced',
  };
}
