/** After the match, for everybody: one time axis, what was lost and why, every cent, medals or stars; and what to do with it. */
import { useEffect, useState } from 'preact/hooks';
import { mostImproved } from '../../shared/play/lesson.ts';
import type { Debrief as Story } from '../../shared/play/story.ts';
import { LevelWon } from '../hud/level-won.tsx';
import { Lazily } from '../look/lazily.tsx';
import { loadContent } from '../source/content.ts';
import type { Frame } from '../source/source.ts';
import { keepGhost } from '../store/ghosts.ts';
import { recordResult } from '../store/progress.ts';
import { frame, myTeam, rules, source, welcome } from '../store/session.ts';
import { type Lead, lead } from '../store/wall.ts';
import { titleOf } from '../text/content.ts';
import { told } from '../text/debrief.ts';
import { After } from './debrief/after.tsx';
import { Asked } from './debrief/asked.tsx';
import { Chain } from './debrief/chain.tsx';
import { Chart } from './debrief/chart.tsx';
import { byProfit, finalProfit, lastTick } from './debrief/curves.ts';
import { Files } from './debrief/files.tsx';
import { flagsOf } from './debrief/flags.ts';
import { GuessChart } from './debrief/guess-chart.tsx';
import { Ledger } from './debrief/ledger.tsx';
import { type LessonTold, useLessonTold } from './debrief/lesson-told.ts';
import { type Chosen, Losses } from './debrief/losses.tsx';
import { Medals } from './debrief/medals.tsx';
import { Outcome } from './debrief/outcome.tsx';
import { OwnPage } from './debrief/own.tsx';
import { pilesOf } from './debrief/piles.ts';
import { usePrinting } from './debrief/printing.tsx';
import { NOWHERE } from './debrief/replay/place.ts';
import { ReplaySection } from './debrief/replay/replay-section.tsx';
import { useReplay } from './debrief/replay/use-replay.ts';
import { RoundChoice, RoundSums } from './debrief/rounds.tsx';
import { SameDay } from './debrief/same-day.tsx';
import { lacksOf, StarsEarned } from './debrief/stars-earned.tsx';
import { type Tale, teamOf } from './debrief/tale.ts';
import { useDebrief } from './debrief/use-debrief.ts';
import { useRulesOf } from './debrief/use-rules-of.ts';
import { WaysOn } from './debrief/ways-on.tsx';
import { Brand } from './parts/brand.tsx';
import type { Results } from './parts/use-results.ts';
import '../styles/screens.css';
import '../styles/screens-lobby.css';
import '../styles/screens-debrief.css';
import '../styles/debrief-lesson.css';
import { around } from '../text/class.ts';

const say = around.ending;
const loadFloor = () => import('./debrief/replay/floor-wall.tsx').then((module) => module.FloorWall);
const loadScript = () => import('./debrief/script/script.tsx').then((module) => module.Script);

export function Debrief() {
  const story = useDebrief();
  const now = frame.value as Frame;
  const lesson = useLessonTold(now.stage);
  const rounds = lesson.results?.rounds ?? [];
  const [chosen, setChosen] = useState(-1);
  const led = useLed();
  const place = led === null ? chosen : rounds.findIndex((one) => one.round === led.wall.round);
  const round = rounds[place] ?? rounds.at(-1);
  const choose = (to: number) =>
    led === null ? setChosen(to) : led.turn?.({ round: rounds[to]?.round ?? -1, pick: -1, team: -1 });
  if (story === undefined || story === 'none' || rules.value === null) return <Empty none={story === 'none'} />;
  return (
    <OneRound
      key={round?.round ?? -1}
      story={round?.debrief ?? story}
      now={now}
      lesson={lesson}
      place={round === undefined ? -1 : rounds.indexOf(round)}
      onRound={choose}
      led={led}
    />
  );
}

/** Whoever shows the class something and whoever follows; null: a page that is looked at by one alone. */
function useLed(): Lead | null {
  const { mode } = frame.value as Frame;
  return mode === 'class' && welcome.value?.role !== 'player' ? lead.value : null;
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

interface RoundProps {
  readonly story: Story;
  readonly now: Frame;
  readonly lesson: LessonTold;
  readonly place: number; // among the lesson's rounds; -1: a match on its own
  readonly onRound: (place: number) => void;
  readonly led: Lead | null;
}

/** A round and what it is told from. Its scenario may be another than the last one's. */
function OneRound({ story, now, lesson, place, onRound, led }: RoundProps) {
  const book = useRulesOf(story.scenario);
  const { results, closed } = lesson;
  const round = results?.rounds[place]?.round;
  const own = myTeam.value?.index ?? -1;
  const log = async () => (await source.value?.log(round)) ?? null; // told when it may be
  const replaying = useReplay(log, round ?? -1);
  useRecord(story, now, own, log);
  if (book === null) return <Empty none={false} />;
  const flags = flagsOf(story, own, book);
  const without: Tale['without'] =
    round === undefined
      ? null
      : async (team, incident) => {
          const other = await source.value?.whatIf({ round, team, way: { do: 'withoutIncident', incident } });
          if (other?.ok !== true) return null;
          const { profitMicroCents, inTimeShare: share } = other;
          return { profitMicroCents, inTimeShare: share.other, inTimeChange: share.other - share.was };
        };
  const improved = results === null ? null : mostImproved(results.rounds, results.pars, story.teams.length);
  const tale: Tale = { story, infos: now.teams, rules: book, own, flags, closed, replaying, improved, without };
  const rounds = results?.rounds ?? [];
  const choice = rounds.length > 1 ? <RoundChoice rounds={rounds} chosen={place} onChoose={onRound} /> : null;
  return <Told tale={tale} now={now} results={results} choice={choice} led={led} />;
}

interface Props {
  readonly tale: Tale;
  readonly now: Frame;
  readonly results: Results | null;
  readonly choice: preact.JSX.Element | null;
  readonly led: Lead | null;
}

function Told({ tale, now, results, choice, led }: Props) {
  const { story, infos, rules: book, own, closed, replaying } = tale;
  const [presenting, setPresenting] = usePresenting(led);
  const { pages, print } = usePrinting(tale, results);
  const isLevel = story.stars >= 0;
  if (led?.turn === null && led.wall.page === 'floor' && presenting) {
    return <Lazily load={loadFloor} props={{ tale, wall: led.wall, onClose: () => setPresenting(false) }} />;
  }
  if (presenting) return <Lazily load={loadScript} props={{ tale, onClose: () => setPresenting(false) }} />;
  const rounds = results?.rounds ?? [];
  const ways = (
    <WaysOn now={now} rules={book} isWon={story.stars > 0} onPresent={() => setPresenting(true)} led={led}>
      {now.code !== '' && <Files code={now.code} logs={rounds.length > 1 ? rounds : []} onPrint={print} />}
    </WaysOn>
  );
  const ownTeam = teamOf(story, own);
  return (
    <div class="debrief">
      {pages}
      <LevelWon stars={story.stars} />
      <header class="debrief-top">
        <Brand />
        <h1>{say.title}</h1>
        <p class="muted">{say.match(titleOf(book.scenario), story.teams.length)}</p>
        {choice}
        {!isLevel && ways}
      </header>
      <main class={`debrief-main${story.teams.length === 1 ? ' level' : ''}`}>
        {isLevel && (
          <Outcome stars={story.stars} lacks={lacksOf(story, ownTeam, book)}>
            {ways}
          </Outcome>
        )}
        {!isLevel && own >= 0 && (
          <OwnPage
            story={story}
            team={ownTeam}
            infos={infos}
            rules={book}
            closed={closed}
            improved={tale.improved?.team === own}
            replaying={replaying}
          />
        )}
        {!isLevel && results !== null && <RoundSums results={results} infos={infos} />}
        <Figures tale={tale} led={led} />
        <Guesses tale={tale} />
        <Asked closed={closed} />
        <ReplaySection tale={tale} led={led} />
      </main>
    </div>
  );
}

/**
 * Whether the script is shown: a wall does until its host chooses the figures or somebody there looks around alone; a host
 * whose page was loaded anew goes on where the wall is.
 */
function usePresenting(led: Lead | null): [is: boolean, set: (is: boolean) => void] {
  const isWall = welcome.value?.role === 'spectator';
  const page = led?.wall.page;
  const [is, set] = useState(isWall || page === 'script');
  useEffect(() => {
    if (isWall && page !== undefined) set(page !== 'figures');
  }, [page]);
  const present = (to: boolean) => {
    if (to) led?.turn?.({ page: 'script', ...NOWHERE });
    set(to);
  };
  return [is, present];
}

/** The figures of one round, which an opened replay has as well. */
export function Figures({ tale, led = null }: { tale: Tale; led?: Lead | null }) {
  const { story, infos, rules: book, own, flags } = tale;
  const [chosen, setChosen] = useChosen(firstChosen(story, own), led);
  const alone = story.teams.length === 1;
  const isLevel = story.stars >= 0;
  const team = teamOf(story, chosen.team);
  const looked = own >= 0 ? own : chosen.team;
  const nameOf = (index: number) => infos.find((one) => one.index === index)?.name ?? '';
  return (
    <>
      <section class="panel curve">
        <h2>
          {say.profit} <span class="muted">{alone ? say.alone : say.sameWorld}</span>
        </h2>
        <Chart
          teams={story.teams}
          infos={infos}
          own={own}
          endTick={lastTick(story)}
          dayEndTick={story.endTick}
          flags={flags}
        />
        {story.nightEndTick > 0 && <p class="muted">{say.night}</p>}
      </section>
      {isLevel && <StarsEarned story={story} team={teamOf(story, own)} rules={book} />}
      {isLevel && <After level={book.scenario} />}
      <Losses teams={story.teams} infos={infos} rules={book} chosen={chosen} onChoose={setChosen} />
      <Chain team={team} loss={chosen.loss} rules={book} title={alone ? say.whyOne : say.why(nameOf(team.index))} />
      <Ledger team={teamOf(story, looked)} title={alone ? say.ledger : say.ledgerOf(nameOf(looked))} />
      {!alone && <Medals tale={tale} />}
      <SameDay tale={tale} team={chosen.team} />
    </>
  );
}

/** The team on the wall is the one that the host looks at there. */
function useChosen(first: number, led: Lead | null): [chosen: Chosen, choose: (chosen: Chosen) => void] {
  const [own, setOwn] = useState<Chosen>({ team: first, loss: 0 });
  if (led?.wall.page !== 'figures') return [own, setOwn];
  const { team } = led.wall;
  const chosen = team < 0 || team === own.team ? own : { team, loss: 0 };
  const choose = (next: Chosen) => {
    setOwn(next);
    led.turn?.({ team: next.team });
  };
  return [chosen, choose];
}

function Guesses({ tale: { closed, infos } }: { tale: Tale }) {
  const guessed = closed.filter((question) => question.kind === 'number' && pilesOf(question) !== null);
  if (guessed.length === 0) return null;
  return (
    <section class="panel guesses">
      <h2>
        {told.guess.title} <span class="muted">{told.guess.team}</span>
      </h2>
      <div class="guess-charts">
        {guessed.map((question) => (
          <GuessChart key={question.id} question={question} infos={infos} />
        ))}
      </div>
    </section>
  );
}

/** One's own; whoever has none looks at the best first. */
function firstChosen(story: Story, own: number): number {
  return own >= 0 ? own : (byProfit(story.teams)[0]?.index ?? 0);
}

/** What a level brought is kept in this browser, once; of a whole day also how it was done. */
function useRecord(story: Story, now: Frame, own: number, log: () => Promise<string | null>): void {
  useEffect(() => {
    if (story.stars < 0 || now.mode !== 'solo') return;
    const [level, profitMicroCents] = [story.scenario, finalProfit(teamOf(story, own))];
    recordResult(level, story.stars, profitMicroCents);
    if (story.endTick < now.endTick) return;
    Promise.all([log(), loadContent()]).then(
      ([text, { hash: content }]) => {
        if (text !== null) keepGhost({ level, content, stars: story.stars, profitMicroCents, log: text });
      },
      () => {}, // the room is gone: the one before stays
    );
  }, [story]);
}
