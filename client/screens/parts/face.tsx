/** How a machine feels: two lamps and a mouth on a plate of 42 × 20. The third cue beside shape and word. */
import type { Health } from '../../look/marks.tsx';

const LOOKS: Readonly<Record<Health, string>> = {
  ok: 'M15.500 7v.01M26.500 7v.01M14 12.500q7 5 14 0',
  watch:
    'M13 8a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0zM24 8a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0zM16.500 15h9',
  bad: 'M13 6.500l5 2.500M29 6.500l-5 2.500M16 15.500q5-4.500 10 0',
  dead: 'M13 5l5 5M18 5l-5 5M24 5l5 5M29 5l-5 5M15 16q6-5.500 12 0',
  off: 'M13 8h5M24 8h5',
};

export function Face({ health }: { health: Health }) {
  return (
    <svg class={`face face-${health}`} width="42" height="20" viewBox="0 0 42 20" aria-hidden="true">
      <rect width="42" height="20" rx="10" class="face-plate" />
      <path d={LOOKS[health]} class="face-lines" />
    </svg>
  );
}
