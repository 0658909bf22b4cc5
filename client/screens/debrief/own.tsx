/** One's own page of the debrief, first of all: the loss that cost most, one's guesses and answers, medals. */
import { useState } from 'preact/hooks';
import type { Verb } from '../../../shared/content/schema.ts';
import type { Debrief, TeamStory } from '../../../shared/play/story.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';
import { HealthMark, TeamMark } from '../../look/marks.tsx';
import type { Helped } from '../../source/replay/calls.ts';
import type { TeamInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { optionsOf, questionTextOf } from '../../text/content.ts';
import { told } from '../../text/debrief.ts';
import { clock, decimal, money, moneyChange } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { unitOf } from '../../text/units.ts';
import { Links } from './chain.tsx';
import { toldLosses } from './curves.ts';
import { dearestOf } from './dearest.ts';
import type { Replaying } from './replay/use-replay.ts';
import { infoOf } from './tale.ts';

const say = told.own;

interface Props {
  readonly story: Debrief;
  readonly team: TeamStory;
  readonly infos: readonly TeamInfo[];
  readonly rules: Rulebook;
  readonly closed: readonly ClosedQuestion[];
  readonly improved: boolean;
  readonly replaying: Replaying;
}

export function OwnPage({ story, team, infos, rules, closed, improved, replaying }: Props) {
  const [loss] = toldLosses(team);
  const dearest = dearestOf(story.teams, team);
  const info = infoOf(infos, team.index);
  const medals = story.medals
    .filter((medal) => medal.team === team.index)
    .map(({ medal }) => around.ending.medal[medal]);
  const all = improved ? [...medals, told.rounds.improved] : medals;
  return (
    <section class="panel own-page">
      <h2>
        <TeamMark shape={info?.shape ?? 0} size={20} /> {info?.name ?? say.title}
      </h2>
      <h3>{say.lossTitle}</h3>
      {dearest !== null && dearest.microCents > (loss?.microCents ?? 0) && (
        <p class="own-dearest">
          <strong>{words.names.causes[dearest.cause]}</strong> <span class="mono">{money(-dearest.microCents)}</span>
          <span class="muted">{say.dearer(infoOf(infos, dearest.than)?.name ?? '')}</span>
        </p>
      )}
      {loss === undefined ? <p class="muted">{say.noLoss}</p> : <Links told={loss} rules={rules} />}
      {loss !== undefined && loss.service >= 0 && (
        <Remedy replaying={replaying} team={team.index} service={loss.service} at={loss.worstTick} />
      )}
      {all.length > 0 && (
        <p>
          <strong>{say.medals}</strong> {all.join(', ')}
        </p>
      )}
      <Guesses closed={closed} />
      <Answers closed={closed} />
    </section>
  );
}

interface RemedyProps {
  readonly replaying: Replaying;
  readonly team: number;
  readonly service: number;
  readonly at: number;
}

/** Played out only when it is asked for: it takes seconds. */
function Remedy({ replaying, team, service, at }: RemedyProps) {
  const [found, setFound] = useState<Helped | 'none' | 'trying'>('none');
  const ask = async () => {
    setFound('trying');
    const ready = await replaying.open();
    setFound(ready === null ? 'none' : await ready.replay.remedy(team, service, at));
  };
  return (
    <div class="remedy">
      {found === 'none' && (
        <button type="button" class="button" onClick={() => void ask()}>
          {say.helped}
        </button>
      )}
      <p role="status">
        {found === 'trying' && say.helping}
        {found === null && say.helpedNone}
        {found !== null && typeof found === 'object' && (
          <strong>
            {say.helpedBy(
              words.names.verbs[found.verb as Verb],
              clock(found.tick),
              moneyChange(found.profitMicroCents),
            )}
          </strong>
        )}
      </p>
    </div>
  );
}

function Guesses({ closed }: { closed: readonly ClosedQuestion[] }) {
  const guesses = closed.filter(({ kind, answer }) => kind === 'number' && answer !== null);
  if (guesses.length === 0) return null;
  return (
    <>
      <h3>{say.guesses}</h3>
      <ul class="own-answers">
        {guesses.map((question) => {
          const { id, mine, answer, right } = question;
          const was = `${decimal(answer ?? 0)} ${unitOf(question)}`;
          return (
            <li key={id}>
              <span>{questionTextOf(question)}</span>
              <span class="muted">{typeof mine === 'number' ? say.guess(decimal(mine), was) : say.noGuess(was)}</span>
              {right !== null && <Mark right={right} yes={say.close} no={say.wide} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Answers({ closed }: { closed: readonly ClosedQuestion[] }) {
  const asked = closed.filter(({ kind }) => kind === 'choice');
  if (asked.length === 0) return null;
  return (
    <>
      <h3>{say.answers}</h3>
      <p class="muted">{say.answersSum(asked.filter(({ right }) => right === true).length, asked.length)}</p>
      <ul class="own-answers">
        {asked.map((question) => (
          <li key={question.id}>
            <span>{questionTextOf(question)}</span>
            <span class="muted">
              {typeof question.mine === 'number' ? optionsOf(question)[question.mine] : say.open}
            </span>
            {question.right !== null && <Mark right={question.right} yes={say.right} no={say.wrong} />}
          </li>
        ))}
      </ul>
    </>
  );
}

const Mark = ({ right, yes, no }: { right: boolean; yes: string; no: string }) => (
  <span class="own-mark">
    <HealthMark health={right ? 'ok' : 'off'} size={12} /> {right ? yes : no}
  </span>
);
