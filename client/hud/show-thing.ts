/** Brings a thing before the eye: selected, and near enough to be seen. For lines of the feed, signals and team-mates. */
import { byId } from '../../shared/base/ids.ts';
import { hostOfThing, nameOfThing, selectionOfThing } from '../play/thing.ts';
import { nearHost, nearRack, zoom } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { select } from './stage.ts';

/** Does nothing where it is gone. */
export function showThing(thing: string): void {
  const [now, at] = [view.peek(), selectionOfThing(thing)];
  if (now === null || at === null || nameOf(thing) === '') return;
  const host = byId(now.hosts, hostOfThing(thing, now));
  if (host !== undefined) nearHost.value = host.id;
  const rack = at.kind === 'slot' ? at.rack : host?.rack;
  if (rack !== undefined) {
    nearRack.value = rack;
    if (zoom.peek() === 'site') zoom.value = 'rack';
  }
  if (at.kind === 'edge') zoom.value = 'site';
  select(at);
}

/** As it is called now; '' when it is gone. */
export function nameOf(thing: string): string {
  const [now, book] = [view.value, rules.value];
  return now === null || book === null || thing === '' ? '' : nameOfThing(thing, now, book);
}
