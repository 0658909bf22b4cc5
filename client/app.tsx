/** Which screen: the room decides while there is one, the address otherwise. Screens beyond home are loaded when needed. */
import { useEffect } from 'preact/hooks';
import { later } from './look/lazily.tsx';
import { Home } from './screens/home.tsx';
import { Notice } from './screens/notice.tsx';
import { doorCode, GONE, turnedAway } from './screens/parts/door.ts';
import { Waiting } from './screens/waiting.tsx';
import { closeLab, lab } from './store/lab.ts';
import { race } from './store/race.ts';
import { go, hostKeyIn, type Route, route } from './store/route.ts';
import { forgetSeat, isWatching, rememberTeam } from './store/seats.ts';
import { sendWaiting } from './store/send-waiting.ts';
import { blocked, comeBack, frame, joinRoom, leave, myTeam, playHere, source, welcome } from './store/session.ts';
import { words } from './text/index.ts';

const Lobby = later(() => import('./screens/lobby.tsx').then((module) => module.Lobby), Waiting);
const Levels = later(() => import('./screens/levels.tsx').then((module) => module.Levels), Waiting);
const Brief = later(() => import('./screens/brief.tsx').then((module) => module.Brief), Waiting);
const Course = later(() => import('./screens/course.tsx').then((module) => module.Course), Waiting);
const Daily = later(() => import('./screens/daily.tsx').then((module) => module.Daily), Waiting);
const Unsent = later(() => import('./screens/daily/unsent.tsx').then((module) => module.Unsent));
const LabStart = later(() => import('./screens/lab.tsx').then((module) => module.LabStart), Waiting);
const HostStart = later(() => import('./screens/host-start.tsx').then((module) => module.HostStart), Waiting);
const Console = later(() => import('./screens/console.tsx').then((module) => module.Console), Waiting);
const Watch = later(() => import('./screens/watch.tsx').then((module) => module.Watch), Waiting);
const Debrief = later(() => import('./screens/debrief.tsx').then((module) => module.Debrief), Waiting);
const OpenedReplay = later(() => import('./screens/opened-replay.tsx').then((module) => module.OpenedReplay), Waiting);
const Stage = later(() => import('./screens/lesson/stage.tsx').then((module) => module.Stage), Waiting);
const Ask = later(() => import('./screens/lesson/ask.tsx').then((module) => module.Ask));
const Blocked = later(() => import('./screens/blocked.tsx').then((module) => module.Blocked));
const Game = later(() => import('./hud/game.tsx').then((module) => module.Game), Waiting);

export function App() {
  const at = route.value;
  useEffect(() => {
    document.title = titleOf(at);
  }, [at]);
  useEffect(sendWaiting, []);
  return (
    <>
      <Screen at={at} />
      <Notice />
      {blocked.value && <Blocked />}
    </>
  );
}

/** What the browser's tab and a reader say of the page. */
function titleOf(at: Route): string {
  const { levels, host, home } = words.screens;
  const titles: Partial<Record<Route['name'], string>> = {
    levels: levels.title,
    daily: home.daily,
    today: home.daily,
    host: host.titleClass,
    friendly: host.titleFriendly,
  };
  const title = at.name === 'room' ? at.code : titles[at.name];
  return title === undefined ? words.common.title : `${title} · ${words.common.title}`;
}

function Screen({ at }: { at: Route }) {
  switch (at.name) {
    case 'levels':
      return <Levels />;
    case 'brief':
      return <Brief level={at.level} />;
    case 'course':
      return <Course />;
    case 'daily':
      return <Daily />;
    case 'today':
      return <Today />;
    case 'lab':
      return <Lab />;
    case 'host':
      return <HostStart mode="class" />;
    case 'friendly':
      return <HostStart mode="friendly" />;
    case 'replay':
      return <OpenedReplay />;
    case 'room':
      return <Room key={at.code} code={at.code} />;
    case 'here':
      return <Here key={at.scenario} scenario={at.scenario} />;
    default:
      return <Home code={at.name === 'join' ? at.code : ''} />;
  }
}

/** In a room: lobby, match, debrief; the instructor has a console for all three. */
function Room({ code }: { code: string }) {
  useEffect(() => {
    if (source.value !== null && welcome.value?.code === code) return; // just joined or opened
    void enterByAddress(code);
  }, [code]);
  const team = myTeam.value;
  useEffect(() => {
    if (team !== null) rememberTeam(code, team);
  }, [code, team?.name, team?.shape]);
  return <MatchScreen code={code} />;
}

/** Opened by reload or by a link: back into the seat that this browser holds, or as a second host; else to the door. */
async function enterByAddress(code: string): Promise<void> {
  const hostKey = hostKeyIn(location.hash);
  if (hostKey !== '') history.replaceState(null, '', location.pathname); // not to be left lying in the address bar
  try {
    if (hostKey !== '') return await joinRoom(code, { hostKey });
    if (await comeBack(code)) return;
    if (isWatching(code)) return await joinRoom(code, { spectator: true });
  } catch (error) {
    turnedAway.value = doorCode(error);
    if (GONE.has(turnedAway.value)) forgetSeat(code);
  }
  if (route.value.name === 'room' && route.value.code === code) route.value = { name: 'join', code };
}

function Here({ scenario }: { scenario: string }) {
  useEffect(() => {
    const seed = race.value?.scenario === scenario ? race.value.seed : 1;
    void playHere(scenario, seed, words.common.solo).then(() => source.value?.control({ do: 'start' }));
    return () => {
      race.value = null;
      leave(false);
    };
  }, [scenario]);
  return <MatchScreen code="" />;
}

/** The level of the day; over its debrief stands what becomes of the run. */
function Today() {
  useEffect(() => {
    void import('./store/daily.ts').then(({ playDaily }) => playDaily()).catch(() => go({ name: 'daily' })); // which says what is missing
    return () => leave(false);
  }, []);
  return (
    <>
      {frame.value?.phase === 'debrief' && <Unsent />}
      <MatchScreen code="" />
    </>
  );
}

/** Put together first, then played on the same page. */
function Lab() {
  useEffect(() => closeLab, []);
  return lab.value === null ? <LabStart /> : <MatchScreen code="" />;
}

/** What of the room is on the screen. */
function MatchScreen({ code }: { code: string }) {
  const now = frame.value;
  if (now === null || now.code !== code || welcome.value === null) return <Waiting />;
  if (welcome.value.role === 'instructor') return <Console />;
  if (welcome.value.role === 'spectator') return <Watch />;
  if (now.phase === 'debrief') return <Debrief />;
  // Who plays alone has nobody to wait for.
  if (now.phase === 'lobby' && now.mode !== 'solo') return <Lobby />;
  const isAsked = now.phase === 'talk' && now.stages[now.stage]?.kind === 'ask';
  if (now.phase === 'talk' && !isAsked) return <Stage />;
  // A fresh estate is a fresh game: nothing of the one before is left on the screen.
  return (
    <>
      <Game key={now.round} />
      {isAsked && <Ask />}
    </>
  );
}
