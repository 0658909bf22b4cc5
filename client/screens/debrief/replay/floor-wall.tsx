/** For the wall: a team's floor at the second that the host looks at, to read from the back row; nothing to press on it. */
import { Pause, Play } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Rulebook } from '../../../../shared/sim/rulebook.ts';
import type { Wall } from '../../../../shared/wire/payloads.ts';
import { Icon } from '../../../look/icon.tsx';
import { TeamMark } from '../../../look/marks.tsx';
import type { TeamInfo } from '../../../source/source.ts';
import { told } from '../../../text/debrief.ts';
import { clock } from '../../../text/format.ts';
import type { Flag } from '../flags.ts';
import { Presented } from '../presented.tsx';
import { infoOf, type Tale } from '../tale.ts';
import { FiguresThen } from './host-list.tsx';
import type { Held } from './place.ts';
import { usePlayer } from './player.ts';
import { ReplayFloor } from './replay-floor.tsx';
import { replayStatus } from './trouble.ts';
import type { Ready } from './use-replay.ts';
import '../../../styles/debrief-replay.css';
import '../../../styles/debrief-script.css';

const say = told.replay;

interface FloorWallProps {
  readonly tale: Tale;
  readonly wall: Wall;
  readonly onClose: () => void;
}

export function FloorWall({ tale, wall, onClose }: FloorWallProps) {
  const { infos, rules, flags, replaying } = tale;
  const { state } = replaying;
  useEffect(() => void replaying.open(), []);
  return (
    <Presented onClose={onClose}>
      <p role="status">{replayStatus(state)}</p>
      {state.is === 'ready' && (
        <FloorLook
          ready={state}
          rules={rules}
          infos={infos}
          flags={flags}
          team={wall.team}
          held={{ place: wall, move: null }}
        />
      )}
    </Presented>
  );
}

interface LookProps {
  readonly ready: Ready;
  readonly rules: Rulebook;
  readonly infos: readonly TeamInfo[];
  readonly flags: readonly Flag[];
  readonly team: number;
  readonly held: Held;
}

export function FloorLook({ ready: { replay, opened }, rules, infos, flags, team, held }: LookProps) {
  const player = usePlayer(replay, team, opened.endTick, held);
  const { shown, tick, playing, speed } = player;
  const info = infoOf(infos, team);
  const now = flags.findLast((flag) => flag.tick <= tick);
  return (
    <section class="floor-look" aria-label={say.title}>
      <h1>
        <TeamMark shape={info?.shape ?? team} size={44} /> {info?.name}
        <b class="mono floor-time">{clock(tick)}</b>
        <span class="floor-run">
          <Icon of={playing ? Play : Pause} size={30} /> {playing ? say.times(speed) : say.stands}
        </span>
      </h1>
      <ReplayFloor player={player} rules={rules} name={info?.name ?? ''} />
      {shown !== null && <FiguresThen shown={shown} />}
      <div class="floor-line" aria-hidden="true">
        <i style={{ width: `${(100 * tick) / Math.max(1, opened.endTick)}%` }} />
        {flags.map((flag, index) => (
          <b key={index} style={{ left: `${(100 * flag.tick) / Math.max(1, opened.endTick)}%` }} />
        ))}
      </div>
      {now !== undefined && (
        <p class="muted">
          <span class="mono">{clock(now.tick)}</span> {now.text}
        </p>
      )}
    </section>
  );
}
