/** Any team's day, any second of it: the floor as it was, a slider with what struck, and the same in words. */
import { ChevronLeft, ChevronRight, Monitor, Pause, Play, SkipBack, SkipForward } from 'lucide';
import type { Rulebook } from '../../../../shared/sim/rulebook.ts';
import { ZOOMS } from '../../../../shared/wire/symbols.ts';
import { Icon } from '../../../look/icon.tsx';
import type { TeamInfo } from '../../../source/source.ts';
import { told } from '../../../text/debrief.ts';
import { clock } from '../../../text/format.ts';
import type { Flag } from '../flags.ts';
import { FiguresThen, HostList } from './host-list.tsx';
import { type Held, NOWHERE, type Place } from './place.ts';
import { type Player, SPEEDS, usePlayer } from './player.ts';
import { ReplayFloor } from './replay-floor.tsx';
import type { Ready } from './use-replay.ts';
import '../../../styles/debrief-replay.css';

const say = told.replay;
const STEP_TICKS = 10;
/** A moment is looked at from a little before it. */
export const BEFORE_TICKS = 15;

interface Props {
  readonly ready: Ready;
  readonly infos: readonly TeamInfo[];
  readonly rules: Rulebook;
  readonly flags: readonly Flag[];
  readonly team: number;
  readonly onTeam: (team: number) => void;
  readonly held: Held;
  /** Null: it is on no wall, or on one that shows it anyway. */
  readonly onWall?: { readonly is: boolean; readonly show: (place: Place) => void } | null;
}

export function ReplayPanel({ ready, infos, rules, flags, team, onTeam, held, onWall = null }: Props) {
  const { replay, opened } = ready;
  const player = usePlayer(replay, team, opened.endTick, held);
  const name = infos.find((info) => info.index === team)?.name ?? '';
  const { shown, tick } = player;
  return (
    <fieldset class="replay-panel" aria-label={say.title} onKeyDown={(event) => keyed(event, player, flags)}>
      <div class="replay-bar">
        <label>
          <span>{say.team}</span>
          <select value={team} onChange={(event) => onTeam(Number(event.currentTarget.value))}>
            {infos.map((info) => (
              <option key={info.index} value={info.index}>
                {info.name}
              </option>
            ))}
          </select>
        </label>
        <Nearness player={player} />
        <Speeds player={player} />
        {onWall !== null && (
          <button
            type="button"
            class="button"
            aria-pressed={onWall.is}
            onClick={() => onWall.show(onWall.is ? NOWHERE : held.place)}
          >
            <Icon of={Monitor} /> {say.onWall}
          </button>
        )}
      </div>
      <ReplayFloor player={player} rules={rules} name={name} />
      <Times player={player} flags={flags} endTick={opened.endTick} />
      <Struck flags={flags} onSeek={(to) => player.seek(to - BEFORE_TICKS)} />
      {shown !== null && (
        <section aria-label={say.now(clock(tick))}>
          <FiguresThen shown={shown} />
          <HostList shown={shown} rules={rules} />
        </section>
      )}
      <p class="muted replay-verified">
        {opened.verified ? say.verified(opened.debrief.hash) : say.unverified} {say.keys}
      </p>
    </fieldset>
  );
}

function Nearness({ player: { level, setLevel } }: { player: Player }) {
  return (
    <fieldset class="choice-row">
      <legend>{say.nearness}</legend>
      {ZOOMS.map((zoom) => (
        <button
          key={zoom}
          type="button"
          class="button"
          aria-pressed={level.zoom === zoom}
          onClick={() => setLevel({ ...level, zoom })}
        >
          {say.zoom[zoom]}
        </button>
      ))}
    </fieldset>
  );
}

function Speeds({ player }: { player: Player }) {
  return (
    <fieldset class="choice-row">
      <legend>{say.speed}</legend>
      {SPEEDS.map((speed) => (
        <button
          key={speed}
          type="button"
          class="button"
          aria-pressed={player.speed === speed}
          aria-label={say.speedOf(speed)}
          onClick={() => player.setSpeed(speed)}
        >
          {say.times(speed)}
        </button>
      ))}
    </fieldset>
  );
}

function Times({ player, flags, endTick }: { player: Player; flags: readonly Flag[]; endTick: number }) {
  const { tick, playing } = player;
  return (
    <div class="replay-times">
      <button type="button" class="button primary" onClick={() => player.play(!playing)}>
        <Icon of={playing ? Pause : Play} /> {playing ? say.pause : say.play}
      </button>
      <Move icon={SkipBack} label={say.previous} onPress={() => player.seek(besideFlag(flags, tick, -1))} />
      <Move icon={ChevronLeft} label={say.back} onPress={() => player.seek(tick - STEP_TICKS)} />
      <Move icon={ChevronRight} label={say.on} onPress={() => player.seek(tick + STEP_TICKS)} />
      <Move icon={SkipForward} label={say.next} onPress={() => player.seek(besideFlag(flags, tick, 1))} />
      <span class="replay-slider">
        {flags.map((flag, index) => (
          <i key={index} aria-hidden="true" style={{ left: `${(100 * flag.tick) / Math.max(1, endTick)}%` }} />
        ))}
        <input
          type="range"
          min={0}
          max={endTick}
          step={1}
          value={tick}
          aria-label={say.slider}
          aria-valuetext={clock(tick)}
          onInput={(event) => player.seek(Number(event.currentTarget.value))}
        />
      </span>
      <b class="mono">{clock(tick)}</b>
    </div>
  );
}

function Move({ icon, label, onPress }: { icon: typeof Play; label: string; onPress: () => void }) {
  return (
    <button type="button" class="button" aria-label={label} title={label} onClick={onPress}>
      <Icon of={icon} />
    </button>
  );
}

function Struck({ flags, onSeek }: { flags: readonly Flag[]; onSeek: (tick: number) => void }) {
  if (flags.length === 0) return null;
  return (
    <ul class="replay-struck" aria-label={say.events}>
      {flags.map((flag, index) => (
        <li key={index}>
          <button type="button" class="button quiet" onClick={() => onSeek(flag.tick)}>
            <span class="mono">{clock(flag.tick)}</span> {flag.text}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A little before the next flag, or the one before. */
function besideFlag(flags: readonly Flag[], tick: number, way: 1 | -1): number {
  const starts = flags.map((flag) => flag.tick - BEFORE_TICKS);
  const found = way > 0 ? starts.find((start) => start > tick) : starts.findLast((start) => start < tick);
  return found ?? tick;
}

/** Where a key is the control's own, it stays that. */
function keyed(event: KeyboardEvent, player: Player, flags: readonly Flag[]): void {
  const at = event.target as HTMLElement;
  const isSlider = at instanceof HTMLInputElement;
  if (at instanceof HTMLSelectElement || event.ctrlKey || event.altKey || event.metaKey) return;
  const isPress = event.key === ' ' && !isSlider && at.closest('button, summary') !== null;
  if (isPress) return;
  const act = {
    ' ': () => player.play(!player.playing),
    ArrowLeft: () => player.seek(player.tick - STEP_TICKS),
    ArrowRight: () => player.seek(player.tick + STEP_TICKS),
    ArrowDown: () => player.seek(besideFlag(flags, player.tick, 1)),
    ArrowUp: () => player.seek(besideFlag(flags, player.tick, -1)),
  }[event.key];
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation(); // Space means the class's pause elsewhere
  act();
}
