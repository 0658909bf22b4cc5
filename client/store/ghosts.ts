/** The log of the best run of each level, kept in this browser to race against: the newest, as many as fit. */

export interface Ghost {
  readonly level: string;
  readonly content: string; // fingerprint: with another one it cannot be played again
  readonly stars: number;
  readonly profitMicroCents: number;
  readonly log: string;
}

const KEY = 'headroom.ghosts';
/** Ours: 2 MB at two bytes a character, of the 5 MB or more that browsers give a site; a log has some 10 000. */
const MOST_CHARACTERS = 1_000_000;

/** Oldest first. */
function read(): readonly Ghost[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isGhost) : [];
  } catch {
    return []; // storage is off or holds something else
  }
}

function isGhost(one: Ghost | null): boolean {
  const texts = [one?.level, one?.content, one?.log].every((value) => typeof value === 'string');
  return texts && Number.isFinite(one?.stars) && Number.isFinite(one?.profitMicroCents);
}

export function ghostOf(level: string, content: string): Ghost | undefined {
  return read().find((one) => one.level === level && one.content === content);
}

/** Only the best stays: more stars, then more profit. */
export function keepGhost(run: Ghost): void {
  const kept = read();
  const known = kept.find((one) => one.level === run.level && one.content === run.content);
  if (known !== undefined && !isBetter(run, known)) return;
  const others = kept.filter(({ level }) => level !== run.level);
  try {
    localStorage.setItem(KEY, JSON.stringify(newestOf([...others, run])));
  } catch {
    // Storage is off or full: there is no run to race against.
  }
}

const isBetter = (run: Ghost, known: Ghost): boolean =>
  run.stars > known.stars || (run.stars === known.stars && run.profitMicroCents > known.profitMicroCents);

function newestOf(ghosts: readonly Ghost[]): readonly Ghost[] {
  let room = MOST_CHARACTERS;
  const kept: Ghost[] = [];
  for (const ghost of ghosts.toReversed()) {
    room -= ghost.log.length;
    if (room < 0) break;
    kept.unshift(ghost);
  }
  return kept;
}
