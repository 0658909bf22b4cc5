/** Whether this page hears its room: a filled dot, or a ring with the words. */
import { connection } from '../../store/session.ts';
import { words } from '../../text/index.ts';

/** `quiet`: the words stand elsewhere on the page already. */
export function LineDot({ quiet = false }: { quiet?: boolean }) {
  const state = connection.value;
  const isOpen = state === 'open';
  return (
    <p class={`line-dot is-${state}`} role={quiet ? undefined : 'status'} aria-hidden={quiet}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5" />
      </svg>
      <span class={isOpen || quiet ? 'visually-hidden' : ''}>
        {isOpen ? words.screens.lobby.present : words.common.connection[state]}
      </span>
    </p>
  );
}
