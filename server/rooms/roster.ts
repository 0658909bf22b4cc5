/** The class list that an instructor brought: who is expected, and in which team. Names match whatever their case. */
import type { Pupil } from '../../shared/wire/payloads.ts';

export class Roster {
  private list: readonly Pupil[] = [];

  get pupils(): readonly Pupil[] {
    return this.list;
  }
  become(pupils: readonly Pupil[]): void {
    this.list = pupils;
  }
  /** Undefined: not on the list, or without a team there. */
  teamOf(realName: string | undefined): number | undefined {
    if (realName === undefined || realName === '') return undefined;
    const key = keyOf(realName);
    return this.list.find((pupil) => keyOf(pupil.realName) === key)?.team;
  }
}

const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
