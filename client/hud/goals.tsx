/** The stars of a level: what each asks for and how near it is. */
import { Star } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import { Icon } from '../look/icon.tsx';
import { starProgress } from '../play/stars.ts';
import { levelIsPlayed } from '../store/just-played.ts';
import { rules, view } from '../store/session.ts';
import { money } from '../text/format.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';
import { useStarFlight } from './star-flight.ts';

const text = words.game.goals;

export function Goals() {
  const stars = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    const profit = money(now.team.profitMicroCents);
    const inTime =
      Math.round((now.team.offered > 0 ? Math.min(1, now.team.inTime / now.team.offered) : 1) * 1000) / 1000;
    const minutes = Math.floor((now.team.survivableTicks / TICKS_PER_MINUTE) * 10) / 10;
    return starProgress(book, now).map((star) => ({
      held: star.held,
      parts: [
        {
          goal: 'profit' as const,
          held: star.profitHeld,
          says: text.profit(profit, money(star.profitDollars * MICRO_CENTS_PER_DOLLAR)),
        },
        { goal: 'inTime' as const, held: star.inTimeHeld, says: text.inTime(inTime, star.inTimeShare) },
        ...(star.surviveMinutes > 0
          ? [{ goal: 'survive' as const, held: star.surviveHeld, says: text.survive(minutes, star.surviveMinutes) }]
          : []),
        ...star.atEnd.map(({ measure, atLeast, atMost, value, held }) => ({
          goal: 'atEnd' as const,
          held,
          says: words.names.atEnd(measure, atLeast, atMost, value),
        })),
      ],
      night: star.night,
    }));
  });
  const list = useRef<HTMLOListElement>(null);
  useStarFlight(stars, (star) => list.current?.children[star] ?? null);
  useEffect(() => {
    if (stars.length > 0) levelIsPlayed();
  }, [stars.length]);
  if (stars.length === 0) return null;
  const next = stars.findIndex((star) => !star.held);
  const shown = stars[next < 0 ? stars.length - 1 : next];
  return (
    <section class="goals" aria-label={text.title}>
      <ol ref={list} class="goal-stars">
        {stars.map((star, index) => (
          <li key={text.stars[index]} class={star.held ? 'is-held' : ''}>
            <Icon of={Star} size={18} label={`${text.stars[index]}: ${star.held ? text.held : text.open}`} />
          </li>
        ))}
      </ol>
      <p>
        <strong>{text.stars[next < 0 ? stars.length - 1 : next]}</strong>{' '}
        {shown?.parts.map((part) => (
          <span key={part.says} class={`mono goal-part${part.held ? ' is-held' : ''}`}>
            {part.held ? '✓ ' : ''}
            {part.says}
          </span>
        ))}
        {shown?.night && <span class="muted">{text.night}</span>}
      </p>
    </section>
  );
}
