/** What is announced: what, where, in how many real seconds, and what can be done. */
import { ChevronDown, ChevronUp } from 'lucide';
import { useState } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { HealthMark } from '../look/marks.tsx';
import { frame, rules, view } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { leaveSign, lookAtSign } from './sign-look.ts';
import { signWhere } from './signs.ts';
import { useSlice } from './slice.ts';
import { select } from './stage.ts';
import { WhatIs } from './what-is.tsx';
import '../styles/signs.css';

const text = words.game.signs;
const more = words.reading.signs;

/** One row over the floor, which needs its height more: the rest is counted and unfolds. */
const SHOWN = 2;
/** What has just struck stays readable for a moment. */
const STRUCK_TICKS = 60;

export function SignBanner() {
  const signs = useSlice(() => {
    const [now, book, at] = [view.value, rules.value, frame.value];
    if (now === null || book === null || at === null) return [];
    return now.signs
      .filter(
        (sign) => sign.state === 'announced' || (sign.state === 'struck' && at.tick - sign.dueTick < STRUCK_TICKS),
      )
      .sort((a, b) => a.dueTick - b.dueTick)
      .map((sign) => {
        const said = text.of(sign.kind);
        const where = signWhere(sign, now, book);
        const isHost = sign.kind === 'host.dies' || sign.kind === 'host.serviced';
        const isStruck = sign.state === 'struck';
        const factor = book.scenario.incidents[sign.spec]?.factor ?? 1;
        return {
          id: sign.id,
          kind: sign.kind,
          isStruck,
          title: `${isStruck ? said.struck(where) : said.title(where)}${factor === 1 ? '' : ` ${text.factor(factor)}`}`,
          left: isStruck ? '' : text.in(wait(sign.dueTick - at.tick, at.pace)),
          advice: isStruck ? said.after : said.advice,
          host: isHost ? sign.targetId : 0,
        };
      });
  });
  const [isOpen, setOpen] = useState(false);
  const first = signs[0];
  if (first === undefined) return null;
  return (
    <div class={`signs${isOpen ? ' is-open' : ''}`}>
      <ul>
        {(isOpen ? signs : signs.slice(0, SHOWN)).map((sign, place) => (
          <SignLine key={sign.id} sign={sign} hasAdvice={place === 0 || isOpen} />
        ))}
      </ul>
      {signs.length > 1 && (
        <button
          type="button"
          class="icon-button"
          aria-expanded={isOpen}
          title={isOpen ? more.fewerSigns : more.allSigns(signs.length)}
          onClick={() => setOpen(!isOpen)}
        >
          {signs.length > SHOWN && !isOpen && <span class="mono">{more.moreSigns(signs.length - SHOWN)} </span>}
          <span class="visually-hidden">{isOpen ? more.fewerSigns : more.allSigns(signs.length)}</span>
          <Icon of={isOpen ? ChevronUp : ChevronDown} size={16} />
        </button>
      )}
    </div>
  );
}

interface Sign {
  readonly id: number;
  readonly kind: string;
  readonly isStruck: boolean;
  readonly title: string;
  readonly left: string;
  readonly advice: string;
  readonly host: number;
}

function SignLine({ sign, hasAdvice }: { sign: Sign; hasAdvice: boolean }) {
  return (
    <li
      class={`sign${sign.isStruck ? ' is-struck' : ''}`}
      title={hasAdvice ? undefined : sign.advice}
      onPointerEnter={() => lookAtSign(sign.id)}
      onPointerLeave={leaveSign}
      onFocusCapture={() => lookAtSign(sign.id)}
      onBlurCapture={leaveSign}
    >
      <HealthMark health={sign.isStruck ? 'bad' : 'watch'} size={15} />
      <strong>
        {sign.host > 0 ? (
          <button type="button" class="link" onClick={() => select({ kind: 'host', id: sign.host })}>
            {sign.title}
          </button>
        ) : (
          sign.title
        )}
      </strong>
      {sign.left !== '' && <span class="mono sign-left">{sign.left}</span>}
      {hasAdvice && <WhatIs about={{ of: 'incident', kind: sign.kind }} name={sign.title} />}
      {hasAdvice && (
        <span class="sign-advice" title={sign.advice}>
          {sign.advice}
        </span>
      )}
    </li>
  );
}
