/** The first link of a service's *Why?*, under its row. */
import { words } from '../../text/index.ts';
import { why } from '../../text/why.ts';
import { select } from '../stage.ts';
import { linkName, useWhy } from '../why.tsx';

const text = words.game.services;

export function Cause({ index }: { index: number }) {
  const first = useWhy({ service: index })?.[0];
  const what = first === undefined ? text.looking : why.link(first.code, linkName(first), first.numbers).what;
  const open = () => {
    select({ kind: 'service', index });
    document.querySelector<HTMLElement>('.right-panel h2')?.focus();
  };
  return (
    <div class="service-cause">
      <span>{what}</span>
      <button type="button" class="button primary" onClick={open}>
        {text.why}
      </button>
    </div>
  );
}
