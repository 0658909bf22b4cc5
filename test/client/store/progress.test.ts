/** Progress as a file: what is saved is read again, and of what a stranger wrote only what can be true. */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { homework, practised } from '../../../client/screens/course/mastery.ts';
import {
  addProgress,
  answerTo,
  progress,
  progressFile,
  readProgressFile,
  recordAnswer,
  recordResult,
} from '../../../client/store/progress.ts';
import { loadContent } from '../../../server/content.ts';

afterEach(() => vi.unstubAllGlobals());

const levels = loadContent().scenarios.filter(({ kind }) => kind === 'level');

test('what is saved is read again, and the best of two browsers is kept', () => {
  recordResult('1-1', 2, 100);
  recordResult('1-1', 1, 300);
  recordAnswer('1-1', 'q', false);
  recordAnswer('1-1', 'q', true);
  expect(progress.value['1-1']).toEqual({ stars: 2, profitMicroCents: 300, answers: { q: false } });
  expect(readProgressFile(progressFile())).toEqual(progress.value);
  addProgress({ '1-1': { stars: 3, profitMicroCents: 200 }, '2-1': { stars: 1, profitMicroCents: 5 } });
  expect(progress.value).toEqual({
    '1-1': { stars: 3, profitMicroCents: 300, answers: { q: false } },
    '2-1': { stars: 1, profitMicroCents: 5 },
  });
  expect(answerTo('1-1', 'q')).toBe(false);
});

test('a page that is loaded again has the stars of before, and adds to what another tab has won since', async () => {
  const kept = new Map([['headroom.progress', '{"5-1":{"stars":2,"profitMicroCents":7}}']]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  });
  vi.resetModules();
  const fresh = await import('../../../client/store/progress.ts');
  expect(fresh.starsWon()).toBe(2);
  kept.set('headroom.progress', '{"5-1":{"stars":2,"profitMicroCents":7},"5-2":{"stars":3,"profitMicroCents":1}}');
  fresh.recordResult('5-3', 1, 9);
  expect(fresh.starsWon()).toBe(6);
});

test('whatever a file says, it is refused or what it gives can be true', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (levelsIn) => {
      const found = readProgressFile(JSON.stringify({ headroom: 'progress', version: 1, levels: levelsIn }));
      for (const { stars, profitMicroCents } of Object.values(found ?? {})) {
        expect([0, 1, 2, 3]).toContain(stars);
        expect(Number.isFinite(profitMicroCents)).toBe(true);
      }
    }),
  );
  for (const text of ['', 'null', '{}', '{"headroom":"progress","version":2,"levels":{}}', '[1]'])
    expect(readProgressFile(text)).toBeUndefined();
});

test('mastery is of those who played: stars and answers count alike, and the weakest level is for home', () => {
  const level = levels.find(({ id }) => id === '1-1');
  if (level === undefined) throw new Error('no level 1.1');
  const [question] = level.questions;
  const concept = question?.concept ?? '';
  const half = { '1-1': { stars: 3, profitMicroCents: 0, answers: { [question?.id ?? '']: false } } };
  const row = (class_: Parameters<typeof practised>[2]) =>
    practised(levels, [], class_).find((one) => one.concept === concept);
  expect(row([half])?.mastery).toBe(0.5);
  expect(row([{}])?.mastery).toBeNull();
  expect(row([half, {}])?.levels[0]?.id).toBe('1-1');
  const weak = { '1-1': { stars: 3, profitMicroCents: 0 }, '2-1': { stars: 1, profitMicroCents: 0 } };
  expect(homework(levels, [weak]).map(({ id }) => id)).toEqual(['2-1']);
});
