/**
 * For the wall, and for whoever watches without a seat: each stage of a lesson in its own picture, readable at 8 m. No
 * estate, answer or name of anybody beside the nicknames of the lobby.
 */
import { Moon, Sun } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { later } from '../look/lazily.tsx';
import type { Frame } from '../source/source.ts';
import { secondsLeft } from '../store/lesson.ts';
import { theme } from '../store/preferences.ts';
import { go } from '../store/route.ts';
import { rememberWatching } from '../store/seats.ts';
import { frame, leave, rules } from '../store/session.ts';
import { titleOf } from '../text/content.ts';
import { clock } from '../text/format.ts';
import { words } from '../text/index.ts';
import { stageName } from './console/stage-words.ts';
import { ProjectorLobby } from './lobby/projector.tsx';
import { Brand } from './parts/brand.tsx';
import { spaced } from './parts/spaced.ts';
import { Waiting } from './waiting.tsx';
import { BoardWall } from './watch/board.tsx';
import { Brief } from './watch/brief.tsx';
import { Question } from './watch/question.tsx';
import { Said, type SaidNow, useSaid } from './watch/said.tsx';
import '../styles/screens.css';
import '../styles/screens-watch.css';
import { around } from '../text/class.ts';

const say = around.console.wall;
const Debrief = later(() => import('./debrief.tsx').then((module) => module.Debrief), Waiting);

export function Watch() {
  const now = frame.value as Frame;
  const said = useSaid(now);
  useEffect(() => rememberWatching(now.code), [now.code]);
  if (now.phase === 'lobby') return <LobbyWall now={now} said={said} />;
  if (now.phase === 'debrief') {
    return (
      <div class="debrief-wall">
        <OverDebrief now={now} said={said} />
        <Debrief />
      </div>
    );
  }
  return (
    <div class="watch" data-paused={now.paused}>
      <Top now={now} />
      {now.event !== '' && !now.paused && <Event now={now} />}
      <Said said={said} />
      <main>{now.paused ? <Paused now={now} /> : <StagePicture now={now} isTight={said.note !== undefined} />}</main>
    </div>
  );
}

interface OverProps {
  readonly now: Frame;
  readonly said: SaidNow;
}

function LobbyWall({ now, said }: OverProps) {
  return (
    <main>
      <h1 class="visually-hidden">{words.screens.lobby.title}</h1>
      <Said said={said} />
      <ProjectorLobby now={now}>
        <p class="wall-acts">
          <span class="muted">{words.screens.lobby.startsClass}</span>
          <Leave />
        </p>
      </ProjectorLobby>
    </main>
  );
}

function StagePicture({ now, isTight }: { now: Frame; isTight: boolean }) {
  const stage = now.stages[now.stage];
  switch (now.phase === 'talk' ? stage?.kind : 'play') {
    case 'predict':
    case 'ask':
    case 'exit':
      return <Question now={now} />;
    case 'brief':
      return <Brief now={now} />;
    default:
      return <BoardWall now={now} isTight={isTight} />;
  }
}

function Top({ now }: { now: Frame }) {
  const stage = now.stages[now.stage];
  const isNight = now.phase === 'night';
  const name = isNight || stage === undefined || now.lesson === '' ? around.desk.phases[now.phase] : stageName(stage);
  return (
    <header class="watch-top">
      <Brand plain />
      <p class="mono watch-code">{spaced(now.code)}</p>
      <p class="watch-stage">
        {name} <span class="muted">{rules.value !== null && titleOf(rules.value.scenario)}</span>
      </p>
      <b class="mono watch-clock" role="timer">
        {clock(secondsLeft(now))}
      </b>
      <button
        type="button"
        class="button"
        onClick={() => {
          theme.value = theme.value === 'dark' ? 'light' : 'dark';
        }}
      >
        <Icon of={theme.value === 'dark' ? Sun : Moon} /> {theme.value === 'dark' ? say.light : say.dark}
      </button>
      <Leave />
    </header>
  );
}

function Leave() {
  return (
    <button
      type="button"
      class="button quiet"
      onClick={() => {
        rememberWatching('');
        leave(true);
        go({ name: 'home' });
      }}
    >
      {say.leave}
    </button>
  );
}

/** What strikes everybody, or is announced to everybody: a word, its shape and a line. */
function Event({ now }: { now: Frame }) {
  const names = around.ending.incidents;
  const what = (names as Readonly<Record<string, string>>)[now.event] ?? names.other;
  return (
    <p class={`watch-event${now.eventStruck ? ' struck' : ''}`} role="status">
      <span class="event-plate">{now.eventStruck ? say.event : say.soon}</span> {what}
    </p>
  );
}

/** A debrief has a page of its own: what is said and a pause stand above it. */
function OverDebrief({ now, said }: OverProps) {
  return (
    <div class="watch over-debrief">
      <Said said={said} />
      {now.paused && <Paused now={now} />}
    </div>
  );
}

/** Of a pause that nobody has asked for, why. */
function Paused({ now }: { now: Frame }) {
  return (
    <div class="watch-paused" role="status">
      <h1>{say.paused}</h1>
      <p>{now.pauseReason === 'store' ? around.desk.pausedStore : say.pausedText}</p>
    </div>
  );
}
