/** For who comes late: what is going on, one's team, what hurts. Twenty seconds, shorter if one likes, longer if one stays. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { DUTIES } from '../../../shared/wire/symbols.ts';
import { TeamMark } from '../../look/marks.tsx';
import { cameLate, frame, mySeat, myTeam, rules } from '../../store/session.ts';
import { titleOf } from '../../text/content.ts';
import { clock, exactMoney, percent, wait } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { useSlice } from '../slice.ts';
import type { GameParts } from './class-over.tsx';
import { CARD_MS, CARDS, type RecapSum, recapOf } from './recap-sum.ts';

const say = stageWords.recap;

const close = () => {
  cameLate.value = false;
};

type Props = Pick<GameParts, 'AlertList'>;

export function Recap({ AlertList }: Props) {
  const sum = useSlice(() =>
    frame.value === null ? null : recapOf(frame.value, rules.value, mySeat.value?.seat ?? -1),
  );
  return sum === null ? null : <Sheet sum={sum} AlertList={AlertList} />;
}

function Sheet({ sum, AlertList }: Props & { readonly sum: RecapSum }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [card, setCard] = useState(0);
  const [runs, setRuns] = useState(true);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (!runs) return;
    const timer = setTimeout(() => turn(card + 1), CARD_MS);
    return () => clearTimeout(timer);
  }, [card, runs]);
  const turn = (next: number) => (next < CARDS.length ? setCard(next) : dialog.current?.close());
  // Whoever turns the cards by hand reads at a pace of their own.
  const press = () => {
    setRuns(false);
    turn(card + 1);
  };
  const isLast = card === CARDS.length - 1;
  return (
    <dialog class="class-sheet recap" aria-labelledby="recap-title" ref={dialog} onClose={close}>
      <p class="muted">
        <span>{say.title}</span> <span class="mono">{say.of(card + 1, CARDS.length)}</span>
      </p>
      <div aria-live="polite">
        <h2 id="recap-title">{say[CARDS[card] ?? 'now']}</h2>
        {card === 0 && <Now sum={sum} />}
        {card === 1 && <Mates sum={sum} />}
        {card === 2 &&
          (sum.alerts === 0 ? <p>{say.fine}</p> : <AlertList most={3} onJump={() => dialog.current?.close()} />)}
      </div>
      <p class="recap-ways">
        <button type="button" class="button primary" onClick={press}>
          {isLast ? say.play : say.next}
        </button>
        {!isLast && (
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {say.skip}
          </button>
        )}
      </p>
    </dialog>
  );
}

function Now({ sum }: { sum: RecapSum }) {
  const book = rules.value;
  return (
    <>
      {sum.isWarmup && <p>{say.warmup}</p>}
      <p>{say.scenario(book === null ? '' : titleOf(book.scenario), clock(sum.tick), wait(sum.ticksLeft, sum.pace))}</p>
      <p>{say.profit(exactMoney(sum.profitMicroCents), percent(sum.inTimeShare))}</p>
    </>
  );
}

function Mates({ sum }: { sum: RecapSum }) {
  const team = myTeam.value;
  const names = sum.mates.map(({ name, duty }) => {
    const looksAfter = DUTIES[duty] ?? 'none';
    return looksAfter === 'none' ? name : say.duty(name, words.together.duties.names[looksAfter]);
  });
  return (
    <>
      <p class="recap-team">
        {team !== null && <TeamMark shape={team.shape} size={28} />} <strong>{team?.name}</strong>
      </p>
      <p>{names.length === 0 ? say.alone : say.with(names.join(', '))}</p>
      <p>{say.hosts(sum.hosts)}</p>
    </>
  );
}
