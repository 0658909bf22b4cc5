/**
 * The instructor's screen from the first name to the last file: the lobby's wall, every team at a glance while the
 * lesson runs, and over the debrief the same hands in one line.
 */
import { useState } from 'preact/hooks';
import { later } from '../look/lazily.tsx';
import type { Frame } from '../source/source.ts';
import { frame, rules } from '../store/session.ts';
import { Again } from './console/again.tsx';
import { Asked, AskedBefore } from './console/asked.tsx';
import { Faces } from './console/faces.tsx';
import { Hands } from './console/hands.tsx';
import { ConsoleHeader } from './console/header.tsx';
import { Inject } from './console/inject.tsx';
import { Members } from './console/members.tsx';
import { OnWall } from './console/on-wall.tsx';
import { type Press, usePress } from './console/press.ts';
import { SayButtons, SayDialog, type Saying } from './console/say.tsx';
import { TeamTable } from './console/team-table.tsx';
import { rowsOf } from './console/teams.ts';
import { Timeline } from './console/timeline.tsx';
import { plannedPace } from './console/timeline-layout.ts';
import { HostLobby } from './lobby/host-lobby.tsx';
import { Waiting } from './waiting.tsx';
import '../styles/screens.css';
import '../styles/screens-lobby.css';
import '../styles/screens-console.css';
import '../styles/screens-console-lesson.css';
import { around } from '../text/class.ts';

const say = around.desk;
const Debrief = later(() => import('./debrief.tsx').then((module) => module.Debrief), Waiting);

export function Console() {
  const now = frame.value as Frame;
  const [press, trouble] = usePress();
  if (now.phase === 'lobby') return <HostLobby now={now} press={press} trouble={trouble} />;
  if (now.phase === 'debrief') return <OverDebrief now={now} press={press} trouble={trouble} />;
  return <Board now={now} press={press} trouble={trouble} />;
}

interface Props {
  readonly now: Frame;
  readonly press: Press;
  readonly trouble: string;
}

/** Its own header stands below: this one is a region of it. */
function OverDebrief({ now, press, trouble }: Props) {
  return (
    <>
      <section class="console-strip" aria-label={say.title}>
        <Hand now={now} press={press} trouble={trouble} top="div" />
      </section>
      <Debrief />
    </>
  );
}

function Hand({ now, press, trouble, top: Top }: Props & { top: 'header' | 'div' }) {
  const pace = rules.value?.scenario.pace ?? now.pace;
  const isTalk = now.phase === 'talk' || now.phase === 'debrief';
  return (
    <>
      <Top class="console-top">
        <ConsoleHeader now={now} normalPace={now.lesson === '' ? pace : plannedPace(now, pace)} press={press}>
          {isTalk && <Again now={now} press={press} />}
        </ConsoleHeader>
      </Top>
      {now.lesson !== '' && <Timeline now={now} press={press} />}
      <p class="trouble console-trouble" role="alert">
        {trouble}
      </p>
    </>
  );
}

function Board(props: Props) {
  const { now, press } = props;
  const [open, setOpen] = useState(-1);
  const [saying, setSaying] = useState<Saying | null>(null);
  const rows = rowsOf(now, rules.value?.scenario.inTimeTarget ?? 1);
  return (
    <div class="console" data-many={now.teams.length > 12}>
      <Hand {...props} top="header" />
      <main class="console-main">
        <section class="console-teams">
          <Asked now={now} />
          <div class="console-acts">
            <h1>
              {say.teams(now.teams.length)} <span class="muted">{say.order}</span>
            </h1>
            <Faces face={now.board} press={press} />
            <SayButtons onSay={setSaying} />
          </div>
          <OnWall now={now} />
          <TeamTable
            now={now}
            rows={rows}
            press={press}
            open={open}
            onOpen={setOpen}
            onHint={(team) => setSaying({ kind: 'hint', team })}
          />
          <Unplaced now={now} press={press} />
          <AskedBefore now={now} />
        </section>
        <div class="console-side">
          <Hands now={now} press={press} onShow={setOpen} />
          <Inject now={now} rows={rows} press={press} />
        </div>
      </main>
      {saying !== null && (
        <SayDialog
          key={`${saying.kind}${saying.team}`}
          now={now}
          press={press}
          saying={saying}
          onClose={() => setSaying(null)}
        />
      )}
    </div>
  );
}

/** Newcomers whom no team had room for. */
function Unplaced({ now, press }: { now: Frame; press: Press }) {
  const crew = now.seats.filter((seat) => seat.team < 0);
  if (crew.length === 0) return null;
  return (
    <section class="panel unplaced">
      <h2>{say.unplaced}</h2>
      <Members crew={crew} teams={now.teams} press={press} />
    </section>
  );
}
