/** Who asks for help: the longest waiting first. *On my way* tells the student at once; who was answered stays a while. */
import { Eye, Footprints } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { TeamMark } from '../../look/marks.tsx';
import type { Frame } from '../../source/source.ts';
import { notes, serverNow } from '../../store/lesson.ts';
import { around } from '../../text/class.ts';
import { clock, timeOfDay } from '../../text/format.ts';
import { type Hand, queueOf } from './help-queue.ts';
import type { Press } from './press.ts';

const say = around.console.hands;
/** How often waiting times move on. */
const EVERY_MS = 1000;

interface Props {
  readonly now: Frame;
  readonly press: Press;
  readonly onShow: (team: number) => void;
}

export function Hands({ now, press, onShow }: Props) {
  const doneMs = useDone();
  useEverySecond();
  const queue = queueOf(notes.value, doneMs, Date.now());
  const waiting = queue.filter(({ isDone }) => !isDone).length;
  return (
    <section class="panel hands" aria-labelledby="hands-title">
      <h2 id="hands-title">
        {say.title} <span class="muted">{waiting > 0 && say.waiting(waiting)}</span>
      </h2>
      {queue.length === 0 && <p class="muted">{say.none}</p>}
      <ol>
        {queue.map((hand) => (
          <OneHand key={hand.note.note} hand={hand} now={now} press={press} onShow={onShow} />
        ))}
      </ol>
    </section>
  );
}

function OneHand({ hand, now, press, onShow }: Props & { hand: Hand }) {
  const { note } = hand;
  const seat = now.seats.find((one) => one.seat === note.seat);
  const team = now.teams.find((one) => one.index === (seat?.team ?? note.team));
  const name = seat?.nickname ?? '';
  if (hand.isDone) {
    return (
      <li class="hand done">
        {team !== undefined && <TeamMark shape={team.shape} size={16} label={team.name} />}
        <s>{name}</s> <span class="muted">{say.answered(timeOfDay(hand.doneMs))}</span>
      </li>
    );
  }
  const answer = (as: 'coming' | 'done') => void press({ do: 'help', seat: note.seat, as });
  return (
    <li class="hand">
      <p class="hand-who">
        {team !== undefined && <TeamMark shape={team.shape} size={18} label={team.name} />}
        <b>{name}</b>
        <span class="mono muted">{clock(Math.max(0, serverNow() - note.atMs) / 1000)}</span>
        {team !== undefined && (
          <button
            type="button"
            class="button quiet"
            aria-label={say.see(team.name)}
            title={say.see(team.name)}
            onClick={() => onShow(team.index)}
          >
            <Icon of={Eye} />
          </button>
        )}
      </p>
      {note.text !== '' && <p>“{note.text}”</p>}
      {note.state === 'coming' && <p class="muted">{say.isComing}</p>}
      <p class="hand-acts">
        {note.state === 'asked' && (
          <button type="button" class="button accent" onClick={() => answer('coming')}>
            <Icon of={Footprints} /> {say.coming}
          </button>
        )}
        <button type="button" class="button" onClick={() => answer('done')}>
          {say.done}
        </button>
      </p>
    </li>
  );
}

/** When this page saw each hand go down; those that were down before it was opened are old. */
function useDone(): ReadonlyMap<number, number> {
  const seen = useRef(new Map<number, number>());
  const opened = useRef(false);
  for (const { note, kind, state } of notes.value) {
    if (kind !== 'help' || state !== 'done' || seen.current.has(note)) continue;
    seen.current.set(note, opened.current ? Date.now() : 0);
  }
  if (notes.value.length > 0) opened.current = true;
  return seen.current;
}

function useEverySecond(): void {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((turn) => turn + 1), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
