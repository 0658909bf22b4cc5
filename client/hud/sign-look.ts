/** Pointing at an announced incident: what it would strike is shown as long as nothing else lies over the floor. */
import { overlay } from '../store/board.ts';
import { overlayShown } from '../store/overlays.ts';

let pointedAt = 0;

/** Its sums come with the first sign that somebody points at. */
export function lookAtSign(id: number): void {
  pointedAt = id;
  import('./sign-domain.ts').then(
    ({ showDomain }) => {
      if (pointedAt === id) showDomain(id);
    },
    () => {}, // the words beside it say the same
  );
}

export function leaveSign(): void {
  pointedAt = 0;
  if (overlay.peek() === 'none') overlayShown.value = null;
}
