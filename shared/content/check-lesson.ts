/** What is wrong with a lesson beside its own schema: time, order, scenarios, questions that cannot be answered. */
import type { Checks, Known } from './cross-check.ts';
import { type Lesson, misplaced, type Question, questionsOf, roundAfter, scenarioOf, spareMinutes } from './lesson.ts';

/** Answers are kept by the question's name alone: it is asked in one place of all lessons. */
export function asked(say: Checks['say']): Known {
  const files = new Map<string, string>();
  return (file, path, id) => {
    const before = files.get(id);
    if (before !== undefined) say(file, path, `expected another name: "${id}" is asked in ${before} already`);
    files.set(id, file);
  };
}

/** A lesson ends before its bell, and its stages can be played in their order. */
export function checkLesson(lesson: Lesson, scenario: Known, check: Checks): void {
  const file = `lessons/${lesson.id}.json`;
  const spare = spareMinutes(lesson);
  if (spare < 0) check.say(file, 'stages', `expected at most ${lesson.minutes} minutes in all, found ${-spare} more`);
  scenario(file, 'scenario', lesson.scenario);
  const wrong = misplaced(lesson.stages);
  if (wrong !== undefined) check.say(file, `stages.${wrong.place}`, `expected ${wrong.expected}`);
  for (const [i, stage] of lesson.stages.entries()) {
    scenario(file, `stages.${i}.scenario`, scenarioOf(stage, lesson));
    const isMeasured = roundAfter(lesson.stages, i) !== undefined;
    for (const [j, question] of questionsOf(stage).entries()) {
      const path = `stages.${i}.questions.${j}`;
      check.question(file, `${path}.id`, question.id);
      const [where, expected] = wrongIn(question, isMeasured);
      if (expected !== '') check.say(file, `${path}${where}`, `expected ${expected}`);
    }
  }
}

function wrongIn(question: Question, isMeasured: boolean): [where: string, expected: string] {
  if (question.kind === 'choice' && question.answer >= question.options.length) {
    return ['.answer', `a place from 0 to ${question.options.length - 1}`];
  }
  if (question.kind !== 'number') return ['', ''];
  if (question.min >= question.max) return ['.max', `a number above ${question.min}`];
  return isMeasured ? ['', ''] : ['.measure', 'a round that counts after this question, to measure it in'];
}
