/** For the wall: one moment, one question, a minute with one's neighbour; causes start hidden. Nothing under 26 px. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Debrief, TeamStory } from '../../../shared/play/story.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { TeamMark } from '../../look/marks.tsx';
import type { TeamInfo } from '../../source/source.ts';
import { clock, moneyChange } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Stripes } from '../parts/brand.tsx';
import { onPaper } from '../parts/paper.ts';
import { Links } from './chain.tsx';
import { lastTick } from './curves.ts';
import type { Flag } from './flags.ts';
import { MomentCurves } from './moment-curves.tsx';
import { type Change, lossNear, type Moment, momentsOf } from './moments.ts';

const say = words.screens.debrief;
const TALK_SECONDS = 60;

interface Props {
  readonly story: Debrief;
  readonly infos: readonly TeamInfo[];
  readonly rules: Rulebook;
  readonly flags: readonly Flag[];
  readonly onClose: () => void;
}

export function Present({ story, infos, rules, flags, onClose }: Props) {
  const moments = momentsOf(story, flags);
  const [place, setPlace] = useState(0);
  const [shown, setShown] = useState(false);
  const moment = moments[place];
  const turn = (next: number) => {
    setPlace(next);
    setShown(false);
  };
  return (
    <main class="projector present" data-theme="light" ref={onPaper}>
      <Stripes />
      <div class={`present-page${shown ? ' shown' : ''}`}>
        {moment === undefined ? (
          <h1>{say.noMoments}</h1>
        ) : (
          <OneMoment
            key={place}
            moment={moment}
            place={place}
            of={moments.length}
            shown={shown}
            {...{ story, infos, rules }}
          />
        )}
        <footer class="present-foot">
          <button type="button" class="button" disabled={place === 0} onClick={() => turn(place - 1)}>
            {say.previous}
          </button>
          <button
            type="button"
            class="button"
            disabled={moment === undefined}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? say.hideCause : say.showCause}
          </button>
          <button type="button" class="button" disabled={place + 1 >= moments.length} onClick={() => turn(place + 1)}>
            {say.nextMoment}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {say.closePresent}
          </button>
        </footer>
        <Timeline moments={moments} place={place} endTick={lastTick(story)} onTurn={turn} />
      </div>
    </main>
  );
}

interface MomentProps extends Pick<Props, 'story' | 'infos' | 'rules'> {
  readonly moment: Moment;
  readonly place: number;
  readonly of: number;
  readonly shown: boolean;
}

function OneMoment({ moment, place, of, shown, story, infos, rules }: MomentProps) {
  const { felt, rode, flag } = moment;
  const differs = felt !== null && felt.microCents !== rode.microCents;
  const sides = felt === null ? [rode] : [felt, rode];
  return (
    <>
      <p class="present-when">
        {say.moment(place + 1, of)} <b class="mono">{clock(flag.tick)}</b>: {flag.text}
      </p>
      <h1>
        {differs ? say.momentTitle : say.momentAlone}
        <br />
        {differs ? say.momentAsk : say.momentAskAll}
      </h1>
      <div class="present-sides">
        {sides.map((change) => (
          <Side
            key={change.team}
            change={change}
            info={infos.find((one) => one.index === change.team)}
            team={story.teams.find((one) => one.index === change.team)}
            tick={flag.tick}
            minutes={moment.minutes}
            shown={shown}
            rules={rules}
          />
        ))}
      </div>
      {!shown && (
        <>
          <MomentCurves
            tick={flag.tick}
            until={moment.untilTick}
            sides={sides.flatMap((change) => {
              const team = story.teams.find((one) => one.index === change.team);
              return team === undefined ? [] : [{ team, info: infos.find((one) => one.index === change.team) }];
            })}
          />
          <Talk />
        </>
      )}
    </>
  );
}

interface SideProps {
  readonly change: Change;
  readonly info: TeamInfo | undefined;
  readonly team: TeamStory | undefined;
  readonly tick: number;
  readonly minutes: number;
  readonly shown: boolean;
  readonly rules: Rulebook;
}

function Side({ change, info, team, tick, minutes, shown, rules }: SideProps) {
  const loss = team === undefined ? undefined : lossNear(team, tick);
  return (
    <section>
      <h2>
        <TeamMark shape={info?.shape ?? 0} size={44} />
        <span>{info?.name}</span>
        <span class="mono side-money">{moneyChange(change.microCents)}</span>
      </h2>
      <p class="muted after">{say.afterwards(minutes)}</p>
      {shown && (loss === undefined ? <p>{say.noCauseThen}</p> : <Links told={loss} rules={rules} />)}
    </section>
  );
}

/** Moves nothing until it is asked to, then only a number. */
function Talk() {
  const [left, setLeft] = useState(-1);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (left > 0) timer.current = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer.current);
  }, [left]);
  return (
    <div class="talk" role="timer">
      {left < 0 && (
        <button type="button" class="button primary" onClick={() => setLeft(TALK_SECONDS)}>
          {say.talkStart}
        </button>
      )}
      {left > 0 && (
        <p>
          <b>{say.talk}</b> <span class="muted">{say.talkLeft(left)}</span>
        </p>
      )}
      {left === 0 && <p>{say.talkOver}</p>}
    </div>
  );
}

interface TimelineProps {
  readonly moments: readonly Moment[];
  readonly place: number;
  readonly endTick: number;
  readonly onTurn: (place: number) => void;
}

function Timeline({ moments, place, endTick, onTurn }: TimelineProps) {
  return (
    <ol class="present-line">
      {moments.map(({ flag }, index) => (
        <li key={index} style={{ left: `${(100 * flag.tick) / Math.max(1, endTick)}%` }}>
          <button
            type="button"
            aria-current={index === place ? 'step' : undefined}
            aria-label={`${index + 1}: ${flag.text}`}
            onClick={() => onTurn(index)}
          >
            {index + 1}
          </button>
        </li>
      ))}
    </ol>
  );
}
