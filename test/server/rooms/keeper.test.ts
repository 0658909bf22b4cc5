/** Who is saved when: the longest tail first, so much a beat, and a store that fails costs nobody a turn. */
import { describe, expect, test } from 'vitest';
import { type Keepable, Keeper } from '../../../server/rooms/keeper.ts';
import type { NewCheckpoint } from '../../../server/store/store.ts';
import { quiet } from './hand-room.ts';

class Played implements Keepable {
  readonly code: string;
  readonly header: { teams: number };
  tick = 0;
  savedTick = 0;
  constructor(code: string, teams: number) {
    this.code = code;
    this.header = { teams };
  }
  get unsavedTicks(): number {
    return this.tick - this.savedTick;
  }
  save() {
    const { code, tick } = this;
    const checkpoint: NewCheckpoint = { code, epoch: 1, round: 0, tick, part: 1, whole: '', grown: '' };
    return {
      checkpoint,
      saved: () => {
        this.savedTick = tick;
      },
    };
  }
}

function keeperOf(fails: (code: string) => boolean = () => false) {
  const saved: string[] = [];
  const saveCheckpoint = async ({ code }: NewCheckpoint) => {
    if (fails(code)) throw new Error('no room on the disk');
    saved.push(code);
  };
  return { keeper: new Keeper({ saveCheckpoint }, quiet), saved };
}

async function beats(keeper: Keeper, matches: readonly Played[], count: number): Promise<void> {
  for (let beat = 0; beat < count; beat++) {
    for (const match of matches) match.tick += 1;
    keeper.afterBeat();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('of many rooms', () => {
  test('each has its turn, and no tail grows for ever', async () => {
    const { keeper, saved } = keeperOf();
    const matches = Array.from({ length: 30 }, (_, index) => new Played(`R${index}`, 10));
    for (const match of matches) keeper.add(match);
    await beats(keeper, matches, 400);
    expect(new Set(saved).size).toBe(30);
    const longest = Math.max(...matches.map(({ unsavedTicks }) => unsavedTicks));
    expect(longest, 'thirty rooms of ten teams, five teams a beat').toBeLessThanOrEqual(62);
  });

  test('a small one alone is not saved at every beat', async () => {
    const { keeper, saved } = keeperOf();
    const match = new Played('SOLO', 1);
    keeper.add(match);
    await beats(keeper, [match], 300);
    expect(saved).toHaveLength(10);
  });

  test('one that cannot be saved does not keep the others waiting', async () => {
    const { keeper, saved } = keeperOf((code) => code === 'BAD');
    const matches = [new Played('BAD', 10), new Played('A', 2), new Played('B', 2)];
    for (const match of matches) keeper.add(match);
    await beats(keeper, matches, 200);
    expect(saved.filter((code) => code === 'A').length).toBeGreaterThan(3);
    expect(saved.filter((code) => code === 'B').length).toBeGreaterThan(3);
  });

  test('one that is closed is not saved, and at the end all are', async () => {
    const { keeper, saved } = keeperOf();
    const matches = [new Played('GONE', 1), new Played('HERE', 1), new Played('NEW', 1)];
    for (const match of matches) keeper.add(match);
    keeper.remove(matches[0] as Played);
    for (const match of matches.slice(0, 2)) match.tick = 7;
    await keeper.saveAll();
    expect(saved, 'NEW has nothing to save').toEqual(['HERE']);
  });
});
