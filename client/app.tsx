/** Which screen: the room decides while there is one, the address otherwise. Screens beyond home are loaded when needed. */
import { lazy, Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Home } from './screens/home.tsx';
import { Notice } from './screens/notice.tsx';
import { doorCode, GONE, turnedAway } from './screens/parts/door.ts';
import { Waiting } from './screens/waiting.tsx';
import { hostKeyIn, type Route, route } from './store/route.ts';
import { forgetSeat, rememberTeam } from './store/seats.ts';
import { comeBack, frame, joinRoom, leave, myTeam, playHere, source, welcome } from './store/session.ts';
import { words } from './text/index.ts';

const Lobby = lazy(() => import('./screens/lobby.tsx').then((module) => module.Lobby));
const Levels = lazy(() => import('./screens/levels.tsx').then((module) => module.Levels));
const Brief = lazy(() => import('./screens/brief.tsx').then((module) => module.Brief));
const HostStart = lazy(() => import('./screens/host-start.tsx').then((module) => module.HostStart));
const Console = lazy(() => import('./screens/console.tsx').then((module) => module.Console));
const Watch = lazy(() => import('./screens/watch.tsx').then((module) => module.Watch));
const Debrief = lazy(() => import('./screens/debrief.tsx').then((module) => module.Debrief));
const Game = lazy(() => import('./hud/game.tsx').then((module) => module.Game));

export function App() {
  const at = route.value;
  useEffect(() => {
    document.title = titleOf(at);
  }, [at]);
  return (
    <Suspense fallback={<Waiting />}>
      <Screen at={at} />
      <Notice />
    </Suspense>
  );
}

/** What the browser's tab and a reader say of the page. */
function titleOf(at: Route): string {
  const { levels, host } = words.screens;
  const titles: Partial<Record<Route['name'], string>> = {
    levels: levels.title,
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
    case 'host':
      return <HostStart mode="class" />;
    case 'friendly':
      return <HostStart mode="friendly" />;
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
  return <Match code={code} />;
}

/** Opened by reload or by a link: back into the seat that this browser holds, or as a second host; else to the door. */
async function enterByAddress(code: string): Promise<void> {
  const hostKey = hostKeyIn(location.hash);
  if (hostKey !== '') history.replaceState(null, '', location.pathname); // not to be left lying in the address bar
  try {
    if (hostKey !== '') return await joinRoom(code, { hostKey });
    if (await comeBack(code)) return;
  } catch (error) {
    turnedAway.value = doorCode(error);
    if (GONE.has(turnedAway.value)) forgetSeat(code);
  }
  if (route.value.name === 'room' && route.value.code === code) route.value = { name: 'join', code };
}

function Here({ scenario }: { scenario: string }) {
  useEffect(() => {
    void playHere(scenario, 1, words.common.solo).then(() => source.value?.control({ do: 'start' }));
    return () => leave(false);
  }, [scenario]);
  return <Match code="" />;
}

/** With its own boundary: while a screen is fetched, the room around it must not be taken down. */
function Match({ code }: { code: string }) {
  return (
    <Suspense fallback={<Waiting />}>
      <MatchScreen code={code} />
    </Suspense>
  );
}

function MatchScreen({ code }: { code: string }) {
  const now = frame.value;
  if (now === null || now.code !== code || welcome.value === null) return <Waiting />;
  if (now.phase === 'debrief') return <Debrief />;
  if (welcome.value.role === 'instructor') return <Console />;
  if (welcome.value.role === 'spectator') return <Watch />;
  // Who plays alone has nobody to wait for.
  return now.phase === 'lobby' && now.mode !== 'solo' ? <Lobby /> : <Game />;
}
