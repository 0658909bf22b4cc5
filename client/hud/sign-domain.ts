/** While an announced incident is pointed at, the floor shows what it would strike. */
import { domainOf } from '../play/overlays/sign-domain.ts';
import { overlay } from '../store/board.ts';
import { overlayShown } from '../store/overlays.ts';
import { rules, view } from '../store/session.ts';
import { domainOverlay } from './overlay-marks.ts';

export function showDomain(id: number): void {
  const [now, book] = [view.peek(), rules.peek()];
  const sign = now?.signs.find((one) => one.id === id);
  if (now === null || book === null || sign === undefined || overlay.peek() !== 'none') return;
  const domain = domainOf(sign, now, book);
  if (domain.hosts.size + domain.copies.size > 0) overlayShown.value = domainOverlay(now, domain.hosts, domain.copies);
}
