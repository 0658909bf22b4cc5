/** A small question mark beside a thing: what is this? It opens the codex' pop-over, which is loaded with the first question. */
import { words } from '../text/index.ts';
import { asked, type Topic } from './topic.ts';
import '../styles/what-is.css';

export function WhatIs({ about, name }: { about: Topic; name: string }) {
  const label = words.codex.whatIs(name);
  return (
    <button
      type="button"
      class="what-is"
      aria-label={label}
      aria-haspopup="dialog"
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        asked.value = { topic: about, by: event.currentTarget };
      }}
    >
      ?
    </button>
  );
}
