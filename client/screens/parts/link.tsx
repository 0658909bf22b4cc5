/** A real link that changes the screen without loading the page anew. */
import type { ComponentChildren } from 'preact';
import { go, hrefOf, type Route } from '../../store/route.ts';

interface Props {
  readonly to: Route;
  readonly class?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}

export function Link({ to, class: name, label, children }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return; // a new tab is the browser's
    event.preventDefault();
    go(to);
  };
  return (
    <a href={hrefOf(to)} onClick={follow} {...(name === undefined ? {} : { class: name })} aria-label={label}>
      {children}
    </a>
  );
}
