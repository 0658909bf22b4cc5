/** SPEC.md, the comments that cite it and the tests that show it hold together: every rule is real, and shown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SPEC = readFileSync(`${ROOT}shared/SPEC.md`, 'utf8');

const rules = [...SPEC.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map((match) => match[1] as string);
const sections = [...SPEC.matchAll(/^## ([A-Z]{2}) /gm)].map((match) => match[1] as string);
const known = new Set(rules);

function sources(folder: string): { path: string; text: string }[] {
  const names = readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' });
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
  return paths.map((path) => ({ path, text: readFileSync(ROOT + path, 'utf8') }));
}

/** Every rule that a text names, ranges such as `HW2–HW8` spelt out. */
function cited(text: string): string[] {
  const prefix = `(?:${sections.join('|')})`;
  const found: string[] = [];
  for (const [, section, from, to] of text.matchAll(new RegExp(`\\b(${prefix})(\\d+)(?:–\\1(\\d+))?\\b`, 'g'))) {
    for (let number = Number(from); number <= Number(to ?? from); number++) found.push(`${section}${number}`);
  }
  return found;
}

/** The names of the tests in a file. */
function testNames(text: string): string[] {
  const calls = /\b(?:test|it|describe)\b(?:\.\w+)*(?:\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])([\s\S]*?)\1/g;
  return [...text.matchAll(calls)].map((match) => match[2] as string);
}

test('rules are numbered from 1 without a gap, each section once', () => {
  const expected = sections.flatMap((section) => {
    const count = rules.filter((rule) => rule.startsWith(section)).length;
    return Array.from({ length: count }, (_, index) => `${section}${index + 1}`);
  });
  expect(rules).toEqual(expected);
  expect(new Set(sections).size).toBe(sections.length);
  expect(rules.length).toBeGreaterThan(100);
});

test('every rule that code or a test cites stands in SPEC.md', () => {
  const folders = ['shared', 'server', 'client', 'test'].filter((folder) => existsSync(ROOT + folder));
  const files = folders.flatMap(sources);
  const missing = files.flatMap(({ path, text }) =>
    [...new Set(cited(text))].filter((id) => !known.has(id)).map((id) => `${path} cites ${id}`),
  );
  expect(missing).toEqual([]);
});

test('every rule of SPEC.md is shown by a test that names it', () => {
  const shown = new Set(sources('test').flatMap(({ text }) => testNames(text).flatMap(cited)));
  expect(rules.filter((rule) => !shown.has(rule))).toEqual([]);
});

test('rules that cite others cite real ones', () => {
  expect(cited(SPEC).filter((id) => !known.has(id))).toEqual([]);
});
