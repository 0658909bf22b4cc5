/**
 * What lies over the floor, said of each thing: the overlay that is on, the path of *Why?*, drafts and orders on their
 * way, whether what is carried fits, and where team-mates are. For the outline, which has to say all that the canvas shows.
 */
import type { MateOnFloor, Ping } from '../look/floor-model.ts';
import type { Overlay, WhyPath } from '../look/overlay.ts';
import { words } from '../text/index.ts';
import type { FloorMark } from './draft-marks.ts';
import type { Target } from './targets.ts';

export interface OverFloor {
  readonly targets: readonly Target[]; // of what is carried; none: nothing is
  readonly overlay: Overlay | null;
  readonly why: WhyPath | null;
  readonly marks: readonly FloorMark[];
  readonly mates: readonly Pick<MateOnFloor, 'name' | 'at' | 'picked' | 'carries'>[];
  readonly pings: readonly Pick<Ping, 'at' | 'said'>[];
  readonly nameOfHost: (host: number) => string;
}

const text = words.outline.said;

type Tell = (key: string, line: string) => void;

/** By the key of the thing (`play/thing.ts`; racks: `r` and their place); nothing is said of most things. */
export function saidOf(over: OverFloor): ReadonlyMap<string, string> {
  const lines = new Map<string, string[]>();
  const tell: Tell = (key, line) => {
    const mine = lines.get(key) ?? [];
    if (line !== '' && key !== '' && !mine.includes(line)) lines.set(key, [...mine, line]);
  };
  for (const target of over.targets) tellVerdict(target, tell);
  if (over.overlay !== null) tellOverlay(over.overlay, tell);
  if (over.why !== null) tellWhy(over.why, tell);
  for (const mark of over.marks) tellMark(mark, over.nameOfHost(mark.host), tell);
  for (const mate of over.mates) {
    for (const key of [mate.at, mate.picked]) tell(key, text.here(mate.name));
    tell(mate.at, mate.carries);
  }
  for (const ping of over.pings) tell(ping.at, ping.said);
  return new Map([...lines].map(([key, all]) => [key, all.join(' · ')]));
}

function tellVerdict({ key, host, rack, slot, verdict }: Target, tell: Tell): void {
  const said = verdict.ok ? text.fits : text.fitsNot(words.refusals.sentence(verdict.code, verdict.numbers));
  tell(host > 0 ? `h${host}` : rack >= 0 ? `s${rack}.${slot}` : key, said);
}

function tellOverlay({ hosts, racks, own, lit }: Overlay, tell: Tell): void {
  for (const [host, { short, long }] of hosts) tell(`h${host}`, [short, long].filter(Boolean).join(', '));
  for (const [rack, { short, long }] of racks) tell(`r${rack}`, [short, long].filter(Boolean).join(', '));
  for (const key of own) tell(key, text.own);
  for (const key of lit ?? []) if (!own.has(key)) tell(key, text.shares);
}

function tellWhy({ steps }: WhyPath, tell: Tell): void {
  for (const { number, text: what, keys, host } of steps) {
    for (const key of keys.length > 0 ? keys : [host > 0 ? `h${host}` : '']) tell(key, text.step(number, what));
  }
}

function tellMark(mark: FloorMark, hostName: string, tell: Tell): void {
  const { state, place, verb, jar, host, slot, name, reason } = mark;
  const say = (what: string) => {
    const about =
      state === 'draft' ? text.draft(place, what) : state === 'pending' ? text.pending(what) : text.refused(what);
    return reason === '' ? about : `${about} (${reason})`;
  };
  if (jar !== '') tell(jar, say(text.movesTo(hostName)));
  if (slot !== '') tell(slot, say(text.comes(name)));
  else if (host > 0) tell(`h${host}`, say(name === '' ? words.names.verbs[verb] : text.comes(name)));
}
