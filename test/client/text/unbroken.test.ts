/** No line ends between a number and its unit, whoever wrote the words: a catalogue, a content file or a format. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { unbroken } from '../../../client/text/unbroken.ts';
import { loadContent } from '../../../server/content.ts';

/** Where a line could end that must not. */
const LOOSE = /\d (?:%|\$|s|ms|min|[KMG]i?B|GHz|Spiel|Op|game|op)(?![\p{L}\d])|(?:Spiel|Op)-min/u;

function saidBy(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(saidBy) : [];
}

beforeEach(() => void vi.resetModules());
afterEach(() => void vi.unstubAllGlobals());

test('what a function answers and a list holds is bound too, and a word that begins like a unit is not', () => {
  const said = unbroken({ a: '5 s, 6 steps', b: ['7 GiB'], c: (many: number) => `${many} %`, d: null, e: 'in 4 min' });
  expect(said.a).toBe('5\u00a0s, 6 steps');
  expect(said.b).toEqual(['7\u00a0GiB']);
  expect(said.c(8)).toBe('8\u00a0%');
  expect(said.e).toBe('in 4\u00a0min');
});

test.each(['de', 'en'])('%s: catalogues, levels, the codex and formats', async (lang) => {
  vi.stubGlobal('location', { search: `?lang=${lang}` });
  const { words } = await import('../../../client/text/index.ts');
  const { advice } = await import('../../../client/text/advice.ts');
  const { loadCodexWords } = await import('../../../client/text/codex.ts');
  const content = await import('../../../client/text/content.ts');
  const say = await import('../../../client/text/format.ts');
  const { around } = await import('../../../client/text/class.ts');
  const { scenarios } = loadContent();
  const told = scenarios.flatMap((scenario) => [
    content.briefOf(scenario),
    ...scenario.hints.map((hint) => content.hintWordsOf(scenario, hint)),
    ...scenario.questions.map((question) => question.kind === 'choice' && content.levelQuestionOf(scenario, question)),
  ]);
  const formats = [say.percent(0.93), say.finePercent(0.93), say.wholePercent(93), say.memory(1536), say.wait(30, 1)];
  const goal = [around.ending.surviveGoal(10, 0), words.screens.brief.survive(10), words.game.goals.survive(1, 10)];
  const all = saidBy([words, advice, await loadCodexWords(lang as 'de' | 'en'), told, formats, goal]);
  expect(all.length).toBeGreaterThan(1000);
  expect(all.filter((text) => LOOSE.test(text))).toEqual([]);
});
