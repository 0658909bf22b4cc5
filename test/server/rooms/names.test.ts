/** What a class reads as names: offered ones, refused ones, and who comes back after being sent out. */
import { describe, expect, test } from 'vitest';
import * as german from '../../../client/text/de/nicknames.ts';
import * as english from '../../../client/text/en/nicknames.ts';
import { isFit } from '../../../server/rooms/fit-names.ts';
import { nicknameFor } from '../../../server/rooms/nicknames.ts';
import { NICKNAME_MAX } from '../../../shared/wire/symbols.ts';

describe('an offered nickname', () => {
  test.each([english, german])(
    'is fit and short, whatever the die of a page throws',
    ({ nicknames: { first, second } }) => {
      for (const one of first)
        for (const other of second) {
          expect(isFit(`${one} ${other}`), `${one} ${other}`).toBe(true);
          expect(`${one} ${other}`.length).toBeLessThanOrEqual(NICKNAME_MAX);
        }
    },
  );

  test('of a bot too, always the same for a number, and not taken', () => {
    const taken: { nickname: string }[] = [];
    for (let count = 0; count < 150; count++) {
      const nickname = nicknameFor(7, taken);
      expect(nicknameFor(7, taken)).toBe(nickname);
      expect(taken).not.toContainEqual({ nickname });
      expect(nickname.length).toBeLessThanOrEqual(NICKNAME_MAX);
      expect(isFit(nickname), nickname).toBe(true);
      taken.push({ nickname });
    }
    expect(new Set(Array.from({ length: 60 }, (_, seed) => nicknameFor(seed, []))).size).toBeGreaterThan(30);
  });
});

describe('a nickname', () => {
  test.each([
    ...['fuck', 'Fuuuck', 'fück', 'sh1t', '$h!t', 'n1gger', 'b!tch', 'f u c k', 'f.u.c.k', 'F-U-C-K', 'ｆｕｃｋ'],
    ...[
      'Arsch',
      '4rsch',
      'Ar$chloch',
      'Arschloooch',
      'A r s c h',
      'Hurensohn',
      'Wichser',
      'w1chser',
      'Ficker',
      'Nutte',
    ],
    ...['Big Dick', 'D1ck', 'Dickhead', 'Dick Head', 'dick-fuck', 'Dick, fuck', 'Hooker fuck', 'Shital shit', 'Tits'],
    ...[
      'Nazis',
      'nazi ',
      'Kanake',
      'Hure',
      'Nutten',
      'Ficken',
      'fick dich',
      'F i c k',
      'Fuk',
      'Anus',
      'Wanker',
      'Cunt',
    ],
    ...['Scheiße', 'scheisse', 'Scheißkopf', 'Missgeburt', 'Pimmel', 'Hitler', 'H1tler', 'Nazi', 'S p a s t i'],
  ])('%s is refused', (name) => {
    expect(isFit(name)).toBe(false);
  });

  test.each([
    ...['Ann', 'Jürgen', 'Zoë', 'Nguyễn', 'Дмитрий', '小明', 'محمد', 'Óscar', 'R2-D2', 'x', '007', 'A B C', 'J. R. R.'],
    ...['Scunthorpe', 'Kassel', 'Dickens', 'Essex', 'Cockpit', 'Fagott', 'Marsch', 'Barsch', 'Classy', 'Analyst'],
    ...['Hancock', 'Sussex', 'Nigeria', 'Titan', 'Mohammed', 'Schurke', 'Ignazio', 'Spaten', 'Nuss', 'Kate L.'],
    ...['Dick', 'Dick Müller', 'Dickson', 'Emily Dickinson', 'Riddick', 'Cummings', 'Cumhur', 'Shital', 'Bích', 'Tít'],
    ...['Fukuda', 'Fučík', 'Phúc', 'Rapetti', 'Analena', 'Van Dyke', 'Hooker', 'Semen', 'Semenova', 'Fagan', 'Kike'],
    ...['Boobalan', 'Wankel', 'Porntip', 'Supaporn', 'Dildora', 'Asselin', 'Arsène', 'Hitchcock', 'Cumberbatch'],
    ...['Nazir', 'Nazia', 'Nazım', 'Kanako', 'Kanakis', 'Hurek', 'Nutter', 'Fickert', 'Fickel', 'Penistone', 'Kuntz'],
  ])('%s is let in', (name) => {
    expect(isFit(name)).toBe(true);
  });
});
