/**
 * Ids are integers, unique in the match: the team stands in the high digits, a serial number of that team in the low
 * ones, so that an act of one team never changes an id of another. 0 means "none". Text ids exist only at the wire.
 */
export const TEAM_STRIDE = 1_000_000;

export interface HasId {
  readonly id: number;
}

export function makeId(team: number, serial: number): number {
  return (team + 1) * TEAM_STRIDE + serial;
}

export function teamOfId(id: number): number {
  return Math.floor(id / TEAM_STRIDE) - 1;
}

/** The index of the entity with that id in a list in id order, or -1. */
export function indexOfId(list: readonly HasId[], id: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = (list[middle] as HasId).id;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The entity with that id in a list in id order. */
export function byId<T extends HasId>(list: readonly T[], id: number): T | undefined {
  if (id === 0) return undefined;
  const index = indexOfId(list, id);
  return index < 0 ? undefined : list[index];
}

/** For sorting a list into id order. */
export function byIdOrder(a: HasId, b: HasId): number {
  return a.id - b.id;
}

/** Removes, in place and in order, every entity that `gone` names. */
export function removeWhere<T>(list: T[], gone: (item: T) => boolean): void {
  let kept = 0;
  for (let i = 0; i < list.length; i++) {
    const item = list[i] as T;
    if (!gone(item)) list[kept++] = item;
  }
  list.length = kept;
}
