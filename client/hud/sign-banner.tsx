/** What is announced: what, where and in how many real seconds; what can be done comes with the first of them. */
import { ChevronDown, ChevronUp } from 'lucide';
import { useState } from 'preact/hooks';
import type { TeamView } from '../../shared/sim/shown.ts';
import { Icon } from '../look/icon.tsx';
import { Lazily } from '../look/lazily.tsx';
import { HealthMark } from '../look/marks.tsx';
import { strikes } from '../play/health.ts';
import { isHarmless } from '../play/overlays/sign-domain.ts';
import { frame, rules, view } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { leaveSign, lookAtSign } from './sign-look.ts';
import { signWhere } from './signs.ts';
import { useSlice } from './slice.ts';
import { select } from './stage.ts';
import { WhatIs } from './what-is.tsx';
import '../styles/signs.css';

const advice = () => import('./sign-advice.tsx').then(({ SignAdvice }) => SignAdvice);
const text = words.game.signs;
const more = words.reading.signs;

/** What has just struck stays readable for a moment. */
const STRUCK_TICKS = 60;

/** Whose factor says how many times as much; of other cards it is a share or odds, and would give away what is to come. */
const MULTIPLIES: ReadonlySet<string> = new Set(['crowd', 'mix.shift', 'demand.step', 'power.price']);

type Sighted = TeamView['signs'][number];
export const isShownSign = (sign: Sighted, now: TeamView, tick: number): boolean =>
  strikes(sign, now) && (sign.state === 'announced' || (sign.state === 'struck' && tick - sign.dueTick < STRUCK_TICKS));

export function SignBanner() {
  const signs = useSlice(() => {
    const [now, book, at] = [view.value, rules.value, frame.value];
    if (now === null || book === null || at === null) return [];
    return now.signs
      .filter((sign) => isShownSign(sign, now, at.tick))
      .map((sign) => ({ sign, isHarmless: isHarmless(sign, now, book) }))
      .sort((a, b) => Number(a.isHarmless) - Number(b.isHarmless) || a.sign.dueTick - b.sign.dueTick)
      .map(({ sign }) => {
        const said = text.of(sign.kind);
        const where = signWhere(sign, now, book);
        const isHost = sign.kind === 'host.dies' || sign.kind === 'host.serviced';
        const isStruck = sign.state === 'struck';
        const factor = MULTIPLIES.has(sign.kind) ? (book.scenario.incidents[sign.spec]?.factor ?? 1) : 1;
        return {
          id: sign.id,
          kind: sign.kind,
          isStruck,
          title: `${isStruck ? said.struck(where) : said.title(where)}${factor === 1 ? '' : ` ${text.factor(factor)}`}`,
          left: isStruck ? '' : text.in(wait(sign.dueTick - at.tick, at.pace)),
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
        {(isOpen ? signs : [first]).map((sign) => (
          <SignLine key={sign.id} sign={sign} />
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
          {!isOpen && <span class="mono">{more.moreSigns(signs.length - 1)} </span>}
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
  readonly host: number;
}

function SignLine({ sign }: { sign: Sign }) {
  return (
    <li
      class={`sign${sign.isStruck ? ' is-struck' : ''}`}
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
      <WhatIs about={{ of: 'incident', kind: sign.kind }} name={sign.title} />
      <Lazily load={advice} props={{ id: sign.id, isStruck: sign.isStruck }} />
    </li>
  );
}
