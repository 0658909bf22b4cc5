/** Whoever draws a slider over the day does not write to the room at every pixel; what comes last is what stands. */
import { afterEach, expect, test, vi } from 'vitest';
import { frame, source, welcome } from '../../../client/store/session.ts';
import { lead } from '../../../client/store/wall.ts';
import type { Wall } from '../../../shared/wire/payloads.ts';
import { FIRST_PAGE } from '../../../shared/wire/symbols.ts';

afterEach(() => void vi.useRealTimers());

test('a slider that is drawn for two seconds is told a few times, and its last place is', async () => {
  vi.useFakeTimers();
  const told: Wall[] = [];
  const answers: (() => void)[] = [];
  const control = ({ wall }: { wall: Wall }) => {
    told.push(wall);
    return new Promise<void>((resolve) => answers.push(resolve));
  };
  source.value = { control } as never;
  frame.value = { mode: 'class', wall: FIRST_PAGE } as never;
  welcome.value = { hostKey: 'k' } as never;
  for (let tick = 0; tick < 200; tick++) {
    lead.value.turn?.({ page: 'floor', tick });
    expect(lead.value.wall.tick, 'the page that leads is there at once').toBe(tick);
    await vi.advanceTimersByTimeAsync(10);
    answers.splice(0).forEach((answer) => void answer());
  }
  await vi.advanceTimersByTimeAsync(1000);
  answers.splice(0).forEach((answer) => void answer());
  await vi.advanceTimersByTimeAsync(1000);
  expect(told.length).toBeGreaterThan(5);
  expect(told.length).toBeLessThanOrEqual(12);
  expect(told.at(-1)).toEqual({ ...FIRST_PAGE, page: 'floor', tick: 199 });

  lead.value.turn?.({ tick: 7 }); // an answer that is late holds back the next
  await vi.advanceTimersByTimeAsync(5000);
  lead.value.turn?.({ tick: 8 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(told.at(-1)?.tick).toBe(7);
  answers.splice(0).forEach((answer) => void answer());
  await vi.advanceTimersByTimeAsync(300);
  expect(told.at(-1)?.tick).toBe(8);
});
