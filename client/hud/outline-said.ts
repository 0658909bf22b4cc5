/**
 * What lies over the floor, said of each thing: the overlay that is on, the path of *Why?*, drafts and orders on their
 * way, whether what is carried fits, and where team-mates are. For the outline, which has to say all that the canvas shows.
 */
import { byId } from '../../shared/base/ids.ts';
import type { FloorMark } from '../play/draft-marks.ts';
import { carry, targets } from '../store/board.ts';
import { marks } from '../store/marks.ts';
import { overlayShown, whyShown } from '../store/overlays.ts';
import { view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { matesOnFloor, pings } from './floor-crew.ts';

const text = words.outline.said;

type Tell = (key: string, line: string) => void;

/** By the key of the thing (`play/thing.ts`; racks: `r` and their place); nothing is said of most things. */
export function saidNow(): ReadonlyMap<string, string> {
  const lines = new Map<string, string[]>();
  const tell: Tell = (key, line) => {
    const mine = lines.get(key) ?? [];
    if (line !== '' && key !== '' && !mine.includes(line)) lines.set(key, [...mine, line]);
  };
  tellVerdicts(tell);
  tellOverlay(tell);
  tellWhy(tell);
  for (const mark of marks.value) tellMark(mark, tell);
  for (const mate of matesOnFloor.value) {
    for (const key of new Set([mate.at, mate.picked])) tell(key, text.here(mate.name));
    tell(mate.at, mate.carries);
  }
  for (const ping of pings.value) tell(ping.at, ping.said);
  return new Map([...lines].map(([key, all]) => [key, all.join(' · ')]));
}

function tellVerdicts(tell: Tell): void {
  if (carry.value === null) return;
  for (const { key, host, rack, slot, verdict } of targets.value) {
    const said = verdict.ok ? text.fits : text.fitsNot(words.refusals.sentence(verdict.code, verdict.numbers));
    tell(host > 0 ? `h${host}` : rack >= 0 ? `s${rack}.${slot}` : key, said);
  }
}

function tellOverlay(tell: Tell): void {
  const shown = overlayShown.value;
  if (shown === null) return;
  for (const [host, { short, long }] of shown.hosts) tell(`h${host}`, [short, long].filter(Boolean).join(', '));
  for (const [rack, { short, long }] of shown.racks) tell(`r${rack}`, [short, long].filter(Boolean).join(', '));
  for (const key of shown.own) tell(key, text.own);
  for (const key of shown.lit ?? []) if (!shown.own.has(key)) tell(key, text.shares);
}

function tellWhy(tell: Tell): void {
  for (const { number, text: what, keys, host } of whyShown.value?.steps ?? []) {
    for (const key of keys.length > 0 ? keys : [host > 0 ? `h${host}` : '']) tell(key, text.step(number, what));
  }
}

function tellMark({ state, place, verb, jar, host, slot, name, reason }: FloorMark, tell: Tell): void {
  const hostName = byId(view.value?.hosts ?? [], host)?.name ?? '';
  const say = (what: string) => {
    const about =
      state === 'draft' ? text.draft(place, what) : state === 'pending' ? text.pending(what) : text.refused(what);
    return reason === '' ? about : `${about} (${reason})`;
  };
  const isMove = jar !== '';
  if (isMove) tell(jar, say(text.movesTo(hostName)));
  if (slot !== '') tell(slot, say(text.comes(name)));
  else if (host > 0) tell(`h${host}`, say(name === '' ? words.names.verbs[verb] : text.comes(name)));
}
