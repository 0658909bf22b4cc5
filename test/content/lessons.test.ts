/** The lessons that come with the game: they fit their bell, ask about what the codex tells, and keep their answers. */
import { describe, expect, test } from 'vitest';
import { isEntry } from '../../client/codex/entries.ts';
import { german } from '../../client/text/de/index.ts';
import { loadContent } from '../../server/content.ts';
import { publicPart } from '../../server/http/catalogue.ts';
import { isPlayed, type Lesson, type Question, questionsOf, spareMinutes } from '../../shared/content/lesson.ts';
import { issuesOf, type Json, withChange, withText } from '../support/content.ts';

const catalogue = loadContent();
const { lessons } = catalogue;
const { content } = german;
const all = (lesson: Lesson): readonly Question[] => lesson.stages.flatMap(questionsOf);
const minutesOf = ({ stages }: Lesson, kind: string): number =>
  stages.reduce((sum, stage) => (stage.kind === kind ? sum + stage.minutes : sum), 0);
const digitsIn = (text: string) => (text.match(/\d+/g) ?? []).sort();

test('there are four, of 20, 45, 45 and 90 minutes', () => {
  expect(lessons.map(({ minutes }) => minutes).sort((a, b) => a - b)).toEqual([20, 45, 45, 90]);
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_id, lesson) => {
  test('has slack before the bell, a quarter of it for the debrief, and begins and ends with words', () => {
    expect(spareMinutes(lesson) / lesson.minutes).toBeGreaterThanOrEqual(0.1);
    expect(minutesOf(lesson, 'debrief') / lesson.minutes).toBeGreaterThanOrEqual(0.25);
    expect(lesson.stages[0]?.kind).toBe('predict');
    expect(
      lesson.stages.slice(-2).map(({ kind }) => kind),
      'what the exit ticket asked is told',
    ).toEqual(['exit', 'debrief']);
    const firstPlay = lesson.stages.findIndex((stage) => stage.kind === 'play');
    expect(lesson.stages.findIndex((stage) => stage.kind === 'warmup')).toBeLessThan(firstPlay);
  });

  test('asks about entries of the codex, with a prediction by measure and a question at the end', () => {
    const questions = all(lesson);
    expect(questions.filter(({ concept }) => !isEntry(concept)).map(({ id }) => id)).toEqual([]);
    expect(questions.some(({ kind }) => kind === 'number')).toBe(true);
    expect(lesson.stages.some((stage) => stage.kind === 'exit' && stage.questions.length > 0)).toBe(true);
  });

  test('has its right options in different places', () => {
    const choices = all(lesson).flatMap((one) => (one.kind === 'choice' ? [one] : []));
    if (choices.length > 2) expect(new Set(choices.map(({ answer }) => answer)).size).toBeGreaterThan(1);
    for (const { id, options } of choices) expect(new Set(options).size, id).toBe(options.length);
  });

  test('plays days that it can play: another name, another estate; the last round counts most', () => {
    const weights = lesson.stages.flatMap((stage) => (stage.kind === 'play' ? [stage.weight] : []));
    expect(Math.max(...weights)).toBe(weights.at(-1));
    expect(lesson.stages.filter(isPlayed).length).toBeGreaterThan(1);
  });

  test('says everything in German too, with the same digits', () => {
    const told = content.lessons[lesson.id];
    const lines = lesson.stages.flatMap((stage) => (stage.kind === 'brief' ? stage.lines : []));
    const pairs: [string, string | undefined][] = [
      [lesson.title, told?.title],
      [lesson.about, told?.about],
      ...lines.map((line): [string, string | undefined] => [line, told?.lines[line]]),
    ];
    for (const question of all(lesson)) {
      const own = content.questions[question.id];
      pairs.push([question.text, own?.text]);
      const options = question.kind === 'choice' ? question.options : [];
      expect(own?.options.length, question.id).toBe(options.length);
      pairs.push(...options.map((option, place): [string, string | undefined] => [option, own?.options[place]]));
      if (question.kind !== 'open') pairs.push([question.because, question.becauseIn.de]);
    }
    for (const [english, other] of pairs) {
      expect(other, english).toBeTruthy();
      expect(other, english).not.toBe(english);
      expect(digitsIn(other ?? ''), english).toEqual(digitsIn(english));
    }
    expect(Object.keys(told?.lines ?? {}).sort(), 'and nothing that it does not say').toEqual([...lines].sort());
  });
});

test('German words belong to lessons and questions that there are', () => {
  expect(Object.keys(content.lessons).sort()).toEqual(lessons.map(({ id }) => id).sort());
  expect(Object.keys(content.questions).sort()).toEqual(
    lessons
      .flatMap(all)
      .map(({ id }) => id)
      .sort(),
  );
});

test('what a page is sent has stages and titles, and nothing that is asked', () => {
  const sent = publicPart(catalogue);
  expect(sent.lessons.map(({ title, minutes }) => [title, minutes])).toEqual(
    lessons.map(({ title, minutes }) => [title, minutes]),
  );
  expect(sent.lessons.map(({ stages }) => stages.map(({ kind, minutes }) => [kind, minutes]))).toEqual(
    lessons.map(({ stages }) => stages.map(({ kind, minutes }) => [kind, minutes])),
  );
  const text = JSON.stringify(sent);
  for (const question of lessons.flatMap(all)) {
    expect(text).not.toContain(question.id);
    expect(text).not.toContain(question.text);
    if (question.kind !== 'open') expect(text).not.toContain(question.because);
  }
  expect(JSON.stringify(sent.lessons), 'a level asks after itself, alone').not.toMatch(
    /"(?:answer|measure|because|becauseIn)"/,
  );
});

describe('a lesson that is wrong is told', () => {
  const FILE = 'lessons/launch-day-45.json';
  const play = (more: object) => ({ kind: 'play', minutes: 1, round: 'A', weight: 1, ...more });
  const told = (change: (data: Json) => void) =>
    issuesOf(withChange(FILE, change)).map(({ file, path, message }) => {
      expect(file).toBe(FILE);
      return `${path}: ${message}`;
    });

  test.each<[string, (data: Json) => void, RegExp]>([
    [
      'too long',
      (data) => (data.stages[6].minutes = 30),
      /^stages: expected at most 45 minutes in all, found 13 more$/,
    ],
    ['a kind that there is not', (data) => (data.stages[0].kind = 'dance'), /^stages\.0\.kind: /],
    ['no scenario of that name', (data) => (data.scenario = 'moon'), /^scenario: no scenarios "moon"; known: /],
    ['of a stage either', (data) => (data.stages[2].scenario = 'moon'), /^stages\.2\.scenario: no scenarios "moon"/],
    [
      'an answer that is no option',
      (data) => (data.stages[4].questions[0].answer = 3),
      /^stages\.4\.questions\.0\.answer: expected a place from 0 to 2$/,
    ],
    [
      'a range upside down',
      (data) => (data.stages[0].questions[0].min = 7000),
      /^stages\.0\.questions\.0\.max: expected a number above 7000$/,
    ],
    [
      'a question twice',
      (data) => (data.stages[4].questions[1].id = 'ld-full'),
      /^stages\.4\.questions\.1\.id: expected another name: "ld-full" is asked in lessons\/launch-day-45\.json already$/,
    ],
    [
      'one of another lesson',
      (data) => (data.stages[4].questions[1].id = 'hi-room'),
      /^stages\.4\.questions\.1\.id: .*lessons\/heals-itself-45\.json already$/,
    ],
    [
      'measured in nothing',
      (data) => data.stages[7].questions.push({ ...data.stages[0].questions[0], id: 'more' }),
      /^stages\.7\.questions\.1\.measure: expected a round that counts after this question/,
    ],
    [
      'a debrief of nothing',
      (data) => data.stages.unshift({ kind: 'debrief', minutes: 1 }),
      /^stages\.0: expected a round that was played before it$/,
    ],
    [
      'a round as its end',
      (data) => data.stages.push(play({ round: 'C' })),
      /^stages\.9: expected a debrief or another talk after the last round$/,
    ],
    [
      'a part twice',
      (data) => (data.stages[5].round = 'A'),
      /^stages\.5: expected "until" above 1, to which round A is played already$/,
    ],
    [
      'another round between parts',
      (data) => data.stages.splice(6, 0, play({})),
      /^stages\.6: expected no other round between the parts of A$/,
    ],
    [
      'another scenario in a part',
      (data) => {
        data.stages[3].until = 0.5;
        data.stages.splice(4, 0, play({ scenario: '4-2' }));
      },
      /^stages\.4: expected the scenario of the part of round A before it$/,
    ],
    ['its name', (data) => (data.id = 'other'), /^id: expected the file's own name, found "other"$/],
    [
      'a language that is none',
      (data) => (data.stages[0].questions[0].becauseIn = { German: 'x' }),
      /^stages\.0\.questions\.0\.becauseIn\.German: /,
    ],
    ['a field that there is not', (data) => (data.stages[1].colour = 'red'), /^stages\.1: .*colour/],
  ])('%s', (_what, change, expected) => {
    expect(told(change).join('\n')).toMatch(expected);
  });

  test('a file that breaks off', () => {
    expect(issuesOf(withText(FILE, '{'))).toEqual([
      { file: FILE, path: '', message: expect.stringMatching(/^not JSON/) },
    ]);
  });
});
