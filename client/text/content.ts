/** Words of content files in the page's language, where somebody wrote them; else as the file has them. */
import type { Lesson, Question } from '../../shared/content/lesson.ts';
import type { HintSpec, Scenario } from '../../shared/content/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ClosedQuestion, OpenQuestion } from '../../shared/wire/messages.ts';
import { words } from './index.ts';
import { language } from './language.ts';
import { unbroken } from './unbroken.ts';

type Told = Pick<Scenario, 'title' | 'tier' | 'brief' | 'in'>;

/** What all tiers of a scenario are called. */
export const plainTitleOf = ({ title, in: told }: Pick<Told, 'title' | 'in'>): string => told[language]?.title ?? title;
/** With its tier, where it has one: results of two tiers are not compared. */
export const titleOf = (scenario: Omit<Told, 'brief'>): string => {
  const title = plainTitleOf(scenario);
  return scenario.tier === null ? title : words.tiers.titled(title, words.tiers.names[scenario.tier]);
};
export const briefOf = ({ brief, in: told }: Pick<Told, 'brief' | 'in'>): readonly string[] =>
  unbroken(told[language]?.brief ?? brief);

/** A file has a name in one language only; where that is not at hand, its id reads like one. */
export const applicationOf = (id: string, name = words.reading.services.application(id)): string =>
  words.content.applications[id] ?? name;
/** Commands call it by its id. */
export const regionOf = (id: string): string => words.content.regions[id] ?? id;
/** A kind of request, which commands call by its id; a service that shares its name has it on the floor, too. */
export const requestOf = (id: string, { services }: Pick<Rulebook, 'services'>): string =>
  services.some((service) => service.id === id) ? words.names.service(id) : (words.content.requests[id] ?? id);
/** Two words, each of which the page may have in its language. */
export const botOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => words.content.bots[word] ?? word)
    .join(' ');

/** Who is asked for more: an application, unless one of its services has the name on the floor; a region; or one kind of request. */
export function demandOf(target: string, { scenario, services }: Pick<Rulebook, 'scenario' | 'services'>): string {
  const isService = services.some(({ id }) => id === target);
  if (!isService && scenario.demands.some(({ application }) => application === target)) return applicationOf(target);
  return scenario.regions.some(({ name }) => name === target) ? regionOf(target) : requestOf(target, { services });
}

/** As the level's file has it in the page's language. */
export const hintWordsOf = (
  { in: told }: Pick<Scenario, 'in'>,
  hint: HintSpec,
): Pick<HintSpec, 'nudge' | 'solution'> => {
  const { nudge, solution } = told[language]?.hints[hint.id] ?? hint;
  return unbroken({ nudge, solution });
};

/** A question after a level, with why its answer is right. */
export function levelQuestionOf(
  { in: told }: Pick<Scenario, 'in'>,
  question: Extract<Question, { kind: 'choice' }>,
): Pick<typeof question, 'text' | 'options' | 'because'> {
  const said = told[language]?.questions[question.id];
  const because = question.becauseIn[language] ?? question.because;
  return unbroken({ text: said?.text ?? question.text, options: said?.options ?? question.options, because });
}

export const lessonTitleOf = ({ id, title }: Pick<Lesson, 'id' | 'title'>): string =>
  words.content.lessons[id]?.title ?? title;
export const lessonAboutOf = ({ id, about }: Pick<Lesson, 'id' | 'about'>): string =>
  words.content.lessons[id]?.about ?? unbroken(about);
/** A line of a brief. */
export const lessonLineOf = (lesson: string, line: string): string =>
  words.content.lessons[lesson]?.lines[line] ?? unbroken(line);

export const questionTextOf = ({ id, text }: Pick<OpenQuestion, 'id' | 'text'>): string =>
  words.content.questions[id]?.text ?? unbroken(text);
/** As many as the question has, in its order. */
export const optionsOf = ({ id, options }: Pick<OpenQuestion, 'id' | 'options'>): readonly string[] =>
  options.map((option, place) => words.content.questions[id]?.options[place] ?? unbroken(option));
export const becauseOf = ({ because, becauseIn }: Pick<ClosedQuestion, 'because' | 'becauseIn'>): string =>
  unbroken(becauseIn[language] ?? because);
