/** What the clients of one process have seen, as it is sent to the process that asks for it. */
export interface Tally {
  readonly ackMs: number[]; // of orders that were answered on the line they went out on
  readonly joinMs: number[];
  readonly awayMs: number[]; // from a drop to being back
  readonly lateMs: number[]; // of this process's own timer: whether it could keep up
  readonly errors: { [message: string]: number };
  sent: number; // orders, each counted once however often it was sent
  acked: number; // answered, accepted or refused
  accepted: number;
  lost: number; // accepted, and not in the log; or never answered
  doubled: number; // in the log more than once
  dropped: number;
  back: number;
  bytes: number; // that students received while it was measured
  entities: number; // in the estate of one team
  changesPerPatch: number;
  readonly hashes: { live: string; replayed: string }[]; // a match each
}

export function newTally(): Tally {
  const lists = { ackMs: [], joinMs: [], awayMs: [], lateMs: [], hashes: [] };
  const sums = { sent: 0, acked: 0, accepted: 0, lost: 0, doubled: 0, dropped: 0, back: 0, bytes: 0 };
  return { ...lists, ...sums, errors: {}, entities: 0, changesPerPatch: 0 };
}

export function noteError(tally: Tally, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  tally.errors[message] = (tally.errors[message] ?? 0) + 1;
}

/** Of all processes together. */
export function addUp(tallies: readonly Tally[]): Tally {
  const all = newTally();
  for (const one of tallies) {
    for (const name of ['ackMs', 'joinMs', 'awayMs', 'lateMs'] as const) for (const ms of one[name]) all[name].push(ms);
    for (const name of ['sent', 'acked', 'accepted', 'lost', 'doubled', 'dropped', 'back', 'bytes'] as const)
      all[name] += one[name];
    for (const [message, count] of Object.entries(one.errors)) all.errors[message] = (all.errors[message] ?? 0) + count;
    all.hashes.push(...one.hashes);
    all.entities = Math.max(all.entities, one.entities);
    all.changesPerPatch = Math.max(all.changesPerPatch, one.changesPerPatch);
  }
  return all;
}
