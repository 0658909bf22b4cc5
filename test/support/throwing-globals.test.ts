import { describe, expect, test } from 'vitest';
import { withThrowingGlobals } from './throwing-globals.ts';

const maths = Math; // the linter would write Math.pow as **, which only the syntax fence can see

describe('withThrowingGlobals', () => {
  test.each<[string, () => unknown]>([
    ['Math.pow', () => maths.pow(2, 3)],
    ['Math.random', () => Math.random()],
    ['Math.log1p', () => Math.log1p(1)],
    ['Date.now', () => Date.now()],
    ['new Date', () => new Date()],
    ['Intl', () => new Intl.NumberFormat()],
    ['performance.now', () => performance.now()],
    ['setTimeout', () => setTimeout(() => {}, 0)],
    ['toLocaleString of a number', () => (1.5).toLocaleString()],
    ['toLocaleString of an array', () => [1].toLocaleString()],
    ['localeCompare', () => 'a'.localeCompare('b')],
    ['sort without comparator', () => [2, 1].sort()],
    ['a name built at run time', () => (Math as unknown as Record<string, () => number>)[['e', 'xp'].join('')]!()],
  ])('%s throws inside and works again after it', (_name, use) => {
    expect(() => withThrowingGlobals(use)).toThrow(/was called by the rules/);
    expect(use).not.toThrow();
  });

  test('exact operations run and their result comes back', () => {
    const play = () => [3, 1, 2].toSorted((a, b) => a - b).map((n) => Math.sqrt(Math.max(n, 4)) * 2);
    expect(withThrowingGlobals(play)).toEqual([4, 4, 4]);
  });

  test('refuses asynchronous code, which would run after the functions are back', () => {
    expect(() => withThrowingGlobals(async () => 1)).toThrow(/synchronous/);
  });
});
