/** One moment: the question first, a minute with one's neighbour, then the cause, the floor and the same day without it. */
import { useEffect } from 'preact/hooks';
import type { TeamStory } from '../../../../shared/play/story.ts';
import { TeamMark } from '../../../look/marks.tsx';
import type { TeamInfo } from '../../../source/source.ts';
import type { Lead } from '../../../store/wall.ts';
import { around } from '../../../text/class.ts';
import { told } from '../../../text/debrief.ts';
import { clock, moneyChange } from '../../../text/format.ts';
import { Links } from '../chain.tsx';
import { lastTick } from '../curves.ts';
import { MomentCurves } from '../moment-curves.tsx';
import { type Change, lossNear, type Moment, momentsOf } from '../moments.ts';
import { FloorLook } from '../replay/floor-wall.tsx';
import { NOWHERE, useHeld } from '../replay/place.ts';
import { BEFORE_TICKS, ReplayPanel } from '../replay/replay-panel.tsx';
import { replayStatus } from '../replay/trouble.ts';
import { WithoutIt } from '../same-day.tsx';
import { infoOf, type Tale } from '../tale.ts';
import { Countdown } from './countdown.tsx';

const say = around.ending;
const more = told.script;

/** The one that divided the teams most. */
export function dividing(moments: readonly Moment[]): number {
  const apart = moments.map(({ felt, rode }) => (felt === null ? 0 : rode.microCents - felt.microCents));
  return Math.max(0, apart.indexOf(Math.max(...apart)));
}

export function MomentStep({ tale, lead }: { tale: Tale; lead: Lead }) {
  const moments = momentsOf(tale.story, tale.flags);
  const { wall, turn } = lead;
  const place = wall.pick >= 0 ? Math.min(wall.pick, moments.length - 1) : dividing(moments);
  const { shown } = wall;
  const moment = moments[place];
  if (moment === undefined) return <h1>{say.noMoments}</h1>;
  const go = (pick: number) => turn?.({ pick, shown: false, team: -1, talkEndsMs: 0, ...NOWHERE });
  return (
    <div class={`present-moment${shown ? ' shown' : ''}`}>
      <OneMoment key={place} moment={moment} place={place} of={moments.length} tale={tale} lead={lead} />
      {turn !== null && (
        <div class="present-foot">
          <button type="button" class="button" disabled={place === 0} onClick={() => go(place - 1)}>
            {say.previous}
          </button>
          <button
            type="button"
            class="button"
            aria-pressed={shown}
            onClick={() => turn({ pick: place, shown: !shown })}
          >
            {shown ? say.hideCause : say.showCause}
          </button>
          <button type="button" class="button" disabled={place + 1 >= moments.length} onClick={() => go(place + 1)}>
            {say.nextMoment}
          </button>
        </div>
      )}
      <Timeline moments={moments} place={place} endTick={lastTick(tale.story)} {...(turn !== null && { onTurn: go })} />
    </div>
  );
}

interface MomentProps {
  readonly moment: Moment;
  readonly place: number;
  readonly of: number;
  readonly tale: Tale;
  readonly lead: Lead;
}

/** A wall is not scrolled: while the host looks at the floor there is nothing beside it. */
const isFloorAlone = ({ wall, turn }: Lead): boolean => turn === null && wall.shown && wall.tick >= 0;

function When({ moment: { flag }, place, of }: Pick<MomentProps, 'moment' | 'place' | 'of'>) {
  return (
    <p class="present-when">
      {say.moment(place + 1, of)} <b class="mono">{clock(flag.tick)}</b>: {flag.text}
    </p>
  );
}

function OneMoment({ moment, place, of, tale, lead }: MomentProps) {
  const { shown } = lead.wall;
  const { story, infos } = tale;
  const { felt, rode, flag } = moment;
  const differs = felt !== null && felt.microCents !== rode.microCents;
  const sides = felt === null ? [rode] : [felt, rode];
  const again = <Again tale={tale} moment={moment} team={(felt ?? rode).team} lead={lead} />;
  if (isFloorAlone(lead)) {
    return (
      <>
        <When moment={moment} place={place} of={of} />
        {again}
      </>
    );
  }
  return (
    <>
      <When moment={moment} place={place} of={of} />
      <h1>
        {differs ? say.momentTitle : say.momentAlone}
        <br />
        {differs ? say.momentAsk : say.momentAskAll}
      </h1>
      <div class="present-sides">
        {sides.map((change) => (
          <Side key={change.team} change={change} moment={moment} shown={shown} tale={tale} />
        ))}
      </div>
      {shown ? (
        again
      ) : (
        <>
          <MomentCurves
            tick={flag.tick}
            until={moment.untilTick}
            sides={sides.flatMap((change) => {
              const team = story.teams.find((one) => one.index === change.team);
              return team === undefined ? [] : [{ team, info: infoOf(infos, change.team) }];
            })}
          />
          <Countdown
            lead={lead}
            start={say.talkStart}
            during={(left) => `${say.talk} ${say.talkLeft(left)}`}
            over={say.talkOver}
          />
        </>
      )}
    </>
  );
}

interface SideProps {
  readonly change: Change;
  readonly moment: Moment;
  readonly shown: boolean;
  readonly tale: Tale;
}

function Side({ change, moment, shown, tale }: SideProps) {
  const team: TeamStory | undefined = tale.story.teams.find((one) => one.index === change.team);
  const info: TeamInfo | undefined = infoOf(tale.infos, change.team);
  const loss = team === undefined ? undefined : lossNear(team, moment.flag.tick);
  return (
    <section>
      <h2>
        <TeamMark shape={info?.shape ?? 0} size={44} />
        <span>{info?.name}</span>
        <span class="mono side-money">{moneyChange(change.microCents)}</span>
      </h2>
      <p class="muted after">{say.afterwards(moment.minutes)}</p>
      {shown && (loss === undefined ? <p>{say.noCauseThen}</p> : <Links told={loss} rules={tale.rules} />)}
    </section>
  );
}

/** The same weather without it, and the floor from a little before it: of every page that shows it, at the same second. */
function Again({ tale, moment, team, lead }: Pick<MomentProps, 'tale' | 'moment' | 'lead'> & { team: number }) {
  const { replaying, infos, rules, flags, without } = tale;
  const { wall, turn } = lead;
  const held = useHeld(lead);
  const looked = wall.team >= 0 ? wall.team : team;
  const { state } = replaying;
  const isShown = wall.tick >= 0;
  useEffect(() => {
    if (isShown) void replaying.open();
  }, [isShown]);
  const startTick = Math.max(0, moment.flag.tick - BEFORE_TICKS);
  return (
    <div class={`present-again${isFloorAlone(lead) ? ' alone' : ''}`}>
      {moment.flag.incident >= 0 && without !== null && !isFloorAlone(lead) && (
        <p>
          {infoOf(infos, team)?.name} <WithoutIt flag={moment.flag} team={team} without={without} />
        </p>
      )}
      {!isShown && turn !== null && (
        <button type="button" class="button" onClick={() => turn({ ...NOWHERE, tick: startTick })}>
          {more.momentFloor}
        </button>
      )}
      <p role="status">{replayStatus(state)}</p>
      {isShown &&
        state.is === 'ready' &&
        (turn === null ? (
          <FloorLook ready={state} rules={rules} infos={infos} flags={flags} team={looked} held={held} />
        ) : (
          <ReplayPanel
            ready={state}
            infos={infos}
            rules={rules}
            flags={flags}
            team={looked}
            onTeam={(other) => turn({ team: other })}
            held={held}
          />
        ))}
    </div>
  );
}

interface TimelineProps {
  readonly moments: readonly Moment[];
  readonly place: number;
  readonly endTick: number;
  readonly onTurn?: (place: number) => void;
}

function Timeline({ moments, place, endTick, onTurn }: TimelineProps) {
  return (
    <ol class="present-line">
      {moments.map(({ flag }, index) => (
        <li key={index} style={{ left: `${(100 * flag.tick) / Math.max(1, endTick)}%` }}>
          <button
            type="button"
            disabled={onTurn === undefined}
            aria-current={index === place ? 'step' : undefined}
            aria-label={`${index + 1}: ${flag.text}`}
            onClick={() => onTurn?.(index)}
          >
            {index + 1}
          </button>
        </li>
      ))}
    </ol>
  );
}
