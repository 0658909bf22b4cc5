/** The short steps of the script: read in silence, guesses against what it took, somewhere else, one habit. */
import type { ToldReason } from '../../../../shared/play/story.ts';
import type { Lead } from '../../../store/wall.ts';
import { told } from '../../../text/debrief.ts';
import { toldLosses } from '../curves.ts';
import { GuessChart } from '../guess-chart.tsx';
import { pilesOf } from '../piles.ts';
import type { Tale } from '../tale.ts';
import { Countdown } from './countdown.tsx';

const say = told.script;

interface Leading {
  readonly tale: Tale;
  readonly lead: Lead;
}

export function ReadStep({ lead }: { lead: Lead }) {
  return (
    <>
      <h1>{say.readTitle}</h1>
      <p class="present-lead">{say.readLead}</p>
      <Countdown lead={lead} start={say.readMinute} during={say.readLeft} over={say.readOver} />
    </>
  );
}

export const hasGuesses = ({ closed }: Tale): boolean =>
  closed.some((question) => question.kind === 'number' && pilesOf(question) !== null);

export function GuessStep({ tale: { closed, infos } }: { tale: Tale }) {
  return (
    <>
      <h1>{say.guessTitle}</h1>
      <div class="present-sides">
        {closed
          .filter(({ kind }) => kind === 'number')
          .map((question) => (
            <GuessChart key={question.id} question={question} infos={infos} />
          ))}
      </div>
      <p class="muted">{told.guess.team}</p>
    </>
  );
}

export function TransferStep({ tale, lead }: Leading) {
  return (
    <>
      <h1>{say.transferTitle}</h1>
      <p class="present-lead">{say.transfer[transferOf(tale)]}</p>
      <Countdown lead={lead} start={say.readMinute} during={say.readLeft} over={say.readOver} />
    </>
  );
}

const FAILURES: ReadonlySet<string> = new Set([
  'host.dies',
  'host.serviced',
  'rack.dark',
  'feed.dark',
  'cooling.fails',
  'os.crashes',
  'pod.hangs',
  'pod.crashes',
]);
const CROWDS: ReadonlySet<string> = new Set(['crowd', 'demand.step', 'mix.shift', 'lorry.late']);

/** Somewhere else with the same trouble as this day had. */
export function transferOf({ flags }: Pick<Tale, 'flags'>): keyof typeof say.transfer {
  if (flags.some(({ kind }) => FAILURES.has(kind))) return 'failure';
  return flags.some(({ kind }) => CROWDS.has(kind)) ? 'crowd' : 'calm';
}

type Habit = keyof typeof say.habits;
const HABITS_SHOWN = 3;
/** Which habit would have met which loss. */
const MEETS: Readonly<Record<ToldReason, readonly Habit[]>> = {
  'none.serving': ['spread', 'room'],
  'endpoint.dead': ['spread', 'room'],
  'capacity.limit': ['early', 'measure'],
  'capacity.host': ['early', 'room'],
  late: ['early', 'measure'],
  timeout: ['early', 'measure'],
  'breaker.open': ['measure', 'room'],
  'function.throttled': ['measure', 'early'],
  shed: ['early', 'room'],
  'release.bad': ['measure', 'spread'],
  'network.denied': ['measure', 'spread'],
  credited: ['room', 'early'],
  'tenant.shared': ['spread', 'measure'],
  'tenant.left': ['room', 'measure'],
  'tenant.refunded': ['measure', 'room'],
  audited: ['spread', 'measure'],
  'memory.lost': ['spread', 'room'],
  breached: ['spread', 'measure'],
  'batch.late': ['early', 'measure'],
};

/** By what cost the class most, and thrift where nothing did. */
export function habitsFor({ story }: Pick<Tale, 'story'>): readonly Habit[] {
  const losses = story.teams.flatMap(toldLosses).sort((a, b) => b.microCents - a.microCents);
  const found = losses.flatMap(({ reason }) => MEETS[reason]);
  return [...new Set<Habit>([...found, 'idle', 'early', 'room'])].slice(0, HABITS_SHOWN);
}

export function HabitStep({ tale, lead: { wall, turn } }: Leading) {
  const habits = habitsFor(tale);
  const chosen = habits[wall.pick];
  return (
    <>
      <h1>{chosen === undefined ? say.habitTitle : say.habitChosen(say.habits[chosen])}</h1>
      <p class="present-lead">{say.habitLead}</p>
      <ul class="habits">
        {habits.map((habit, place) => (
          <li key={habit}>
            {turn === null ? (
              <span class={`habit${habit === chosen ? ' chosen' : ''}`}>{say.habits[habit]}</span>
            ) : (
              <button
                type="button"
                class="button"
                aria-pressed={habit === chosen}
                onClick={() => turn({ pick: place })}
              >
                {say.habits[habit]}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
