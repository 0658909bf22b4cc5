/** Stars won, and dotted room for the rest. */
import { SHAPE_PATHS } from '../../look/marks.tsx';
import { words } from '../../text/index.ts';

export function Star({ won = true, size = 18 }: { won?: boolean; size?: number }) {
  return (
    <svg class={won ? 'star won' : 'star'} width={size} height={size} viewBox="-1 -1 26 26" aria-hidden="true">
      <path d={SHAPE_PATHS.star} />
    </svg>
  );
}

export function Stars({ won, of = 3, size = 18 }: { won: number; of?: number; size?: number }) {
  return (
    <span class="stars" role="img" aria-label={words.common.stars(won, of)}>
      {Array.from({ length: of }, (_, index) => (
        <Star key={index} won={index < won} size={size} />
      ))}
    </span>
  );
}
