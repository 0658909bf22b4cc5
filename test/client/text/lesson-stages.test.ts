/** What lessons, help and the door without a way through say: in German as in English, message by message. */
import { expect, test } from 'vitest';
import { stages as german } from '../../../client/text/de/lesson-stages.ts';
import { nicknames as deNames } from '../../../client/text/de/nicknames.ts';
import { stages as english } from '../../../client/text/en/lesson-stages.ts';
import { nicknames as enNames } from '../../../client/text/en/nicknames.ts';
import { loadContent } from '../../../server/content.ts';
import { questionsOf } from '../../../shared/content/lesson.ts';
import { NICKNAME_MAX } from '../../../shared/wire/symbols.ts';

type Message = string | ((...told: never[]) => string);
function messagesOf(part: object, place: string): [string, Message][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? messagesOf(value, `${place}.${key}`)
      : [[`${place}.${key}`, value as Message] as [string, Message]],
  );
}
const isSentence = (text: string): boolean => text.trim().split(/\s+/).length >= 4 && /[a-z]{3}/.test(text);

test('German has every message, and no sentence of it is English', () => {
  const [en, de] = [new Map(messagesOf(english, 'stages')), new Map(messagesOf(german, 'stages'))];
  expect([...de.keys()].sort()).toEqual([...en.keys()].sort());
  for (const [place, message] of en) {
    const other = de.get(place);
    expect(typeof other, place).toBe(typeof message);
    if (typeof message === 'function' || isSentence(message)) expect(other, place).not.toBe(message);
  }
});

test('every unit that a lesson asks in has its words', () => {
  const units = loadContent().lessons.flatMap(({ stages }) =>
    stages.flatMap((stage) => questionsOf(stage).flatMap((one) => (one.kind === 'number' ? [one.unit] : []))),
  );
  expect(units.length).toBeGreaterThan(0);
  for (const unit of units.filter((one) => /[a-z]{2}/.test(one))) {
    expect(english.units[unit], unit).toBeTruthy();
    expect(german.units[unit], unit).toBeTruthy();
  }
});

test('every name that the die can throw is one that the room takes', () => {
  for (const { first, second } of [enNames, deNames]) {
    for (const one of first) {
      for (const two of second) expect(`${one} ${two}`.length).toBeLessThanOrEqual(NICKNAME_MAX);
    }
  }
});
