/** One icon of the open lucide set, drawn in the text's colour. Decoration unless it is given a label. */
import type { IconNode } from 'lucide';
import { createElement } from 'preact';

export function Icon({ of, size = 18, label }: { of: IconNode; size?: number; label?: string }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      role="img"
      aria-hidden={label === undefined}
      aria-label={label}
    >
      {of.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
