/** After the match, for everybody: one time axis, what was lost and why, every cent, medals or stars. */
import { useEffect, useState } from 'preact/hooks';
import type { Debrief as Story, TeamStory } from '../../shared/play/story.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { LevelWon } from '../hud/level-won.tsx';
import type { Frame } from '../source/source.ts';
import { recordResult } from '../store/progress.ts';
import { frame, myTeam, rules } from '../store/session.ts';
import { titleOf } from '../text/content.ts';
import { words } from '../text/index.ts';
import { Chain } from './debrief/chain.tsx';
import { Chart } from './debrief/chart.tsx';
import { byProfit, finalProfit, lastTick } from './debrief/curves.ts';
import { flagsOf } from './debrief/flags.ts';
import { Ledger } from './debrief/ledger.tsx';
import { type Chosen, Losses } from './debrief/losses.tsx';
import { Medals } from './debrief/medals.tsx';
import { Outcome } from './debrief/outcome.tsx';
import { Present } from './debrief/present.tsx';
import { lacksOf, StarsEarned } from './debrief/stars-earned.tsx';
import { useDebrief } from './debrief/use-debrief.ts';
import { WaysOn } from './debrief/ways-on.tsx';
import { Brand } from './parts/brand.tsx';
import '../styles/screens.css';
import '../styles/screens-lobby.css';
import '../styles/screens-debrief.css';

const say = words.screens.debrief;

export function Debrief() {
  const story = useDebrief();
  const now = frame.value as Frame;
  const book = rules.value;
  if (story === undefined || story === 'none' || book === null) return <Empty none={story === 'none'} />;
  return <Told story={story} now={now} rules={book} />;
}

function Empty({ none }: { none: boolean }) {
  return (
    <div class="debrief">
      <header class="debrief-top">
        <Brand />
        <h1>{say.title}</h1>
      </header>
      <main>
        <p class="muted" role="status">
          {none ? say.none : say.loading}
        </p>
        {!none && <div class="outline-only debrief-loading" aria-hidden="true" />}
      </main>
    </div>
  );
}

interface Props {
  readonly story: Story;
  readonly now: Frame;
  readonly rules: Rulebook;
}

function Told({ story, now, rules: book }: Props) {
  const own = myTeam.value?.index ?? -1;
  const alone = story.teams.length === 1;
  const [presenting, setPresenting] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(() => ({ team: firstChosen(story, own), loss: 0 }));
  useRecord(story, now, own);
  const flags = flagsOf(story, own);
  const team = teamOf(story, chosen.team);
  const nameOf = (index: number) => now.teams.find((one) => one.index === index)?.name ?? '';
  const isLevel = story.stars >= 0;
  const ways = <WaysOn now={now} rules={book} isWon={story.stars > 0} onPresent={() => setPresenting(true)} />;
  if (presenting) {
    return <Present story={story} infos={now.teams} rules={book} flags={flags} onClose={() => setPresenting(false)} />;
  }
  return (
    <div class="debrief">
      <LevelWon stars={story.stars} />
      <header class="debrief-top">
        <Brand />
        <h1>{say.title}</h1>
        <p class="muted">{say.match(titleOf(book.scenario), story.teams.length)}</p>
        {!isLevel && ways}
      </header>
      <main class={`debrief-main${isLevel ? ' level' : ''}`}>
        {isLevel && (
          <Outcome stars={story.stars} lacks={lacksOf(story, teamOf(story, own), book)}>
            {ways}
          </Outcome>
        )}
        <section class="panel curve">
          <h2>
            {say.profit} <span class="muted">{alone ? say.alone : say.sameWorld}</span>
          </h2>
          <Chart
            teams={story.teams}
            infos={now.teams}
            own={own}
            endTick={lastTick(story)}
            dayEndTick={story.endTick}
            flags={flags}
          />
          {story.nightEndTick > 0 && <p class="muted">{say.night}</p>}
        </section>
        {isLevel && <StarsEarned story={story} team={teamOf(story, own)} rules={book} />}
        <Losses teams={story.teams} infos={now.teams} rules={book} chosen={chosen} onChoose={setChosen} />
        <Chain team={team} loss={chosen.loss} rules={book} title={alone ? say.whyOne : say.why(nameOf(team.index))} />
        <Ledger
          microCents={teamOf(story, own >= 0 ? own : chosen.team).ledgerMicroCents}
          title={alone ? say.ledger : say.ledgerOf(nameOf(own >= 0 ? own : chosen.team))}
        />
        {!isLevel && <Medals medals={story.medals} infos={now.teams} />}
      </main>
    </div>
  );
}

/** One's own; whoever has none looks at the best first. */
function firstChosen(story: Story, own: number): number {
  return own >= 0 ? own : (byProfit(story.teams)[0]?.index ?? 0);
}

function teamOf(story: Story, index: number): TeamStory {
  return story.teams.find((team) => team.index === index) ?? (story.teams[0] as TeamStory);
}

/** What a level brought is kept in this browser, once. */
function useRecord(story: Story, now: Frame, own: number): void {
  useEffect(() => {
    if (story.stars < 0 || now.mode !== 'solo') return;
    recordResult(story.scenario, story.stars, finalProfit(teamOf(story, own)));
  }, [story]);
}
