/** Names of bots: kind, short, and not yet taken in the room. People throw the die of their own page. */
import { u } from '../../shared/base/random.ts';

const FIRST = 'Calm Swift Bright Quiet Brave Clever Steady Merry Patient Lucky'.split(' ');
const SECOND = 'Otter Falcon Badger Heron Lynx Beaver Raven Hedgehog Dolphin Marten'.split(' ');
const NAMES = FIRST.length * SECOND.length;

export function nicknameFor(seed: number, taken: Iterable<{ readonly nickname: string }>): string {
  const known = new Set([...taken].map(({ nickname }) => nickname));
  const start = Math.floor(u(seed, 'shuffle', known.size, 0) * NAMES);
  for (let step = 0; step < NAMES; step++) {
    const place = (start + step) % NAMES;
    const name = `${FIRST[place % FIRST.length]} ${SECOND[Math.floor(place / FIRST.length)]}`;
    if (!known.has(name)) return name;
  }
  return `Player ${known.size + 1}`; // more than a hundred are here already
}
