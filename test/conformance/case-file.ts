/** Runs one case file: JSON text in, a report out. Never throws on outside input. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { describeIssue, MalformedCase, type Outcome } from './adapter.ts';
import { findAdapter } from './adapters/index.ts';

export interface CaseReport {
  readonly id: string;
  readonly problem: string | null; // null = passed
}

export interface FileReport {
  readonly file: string;
  readonly mechanism: string;
  readonly covered: boolean;
  readonly note: string; // '' = nothing to say
  readonly cases: readonly CaseReport[];
}

const caseFile = z.object({
  mechanism: z.string().min(1),
  count: z.number().optional(),
  cases: z.array(z.unknown()).min(1),
});

/** A file that cannot be read counts as one failed case. */
export function runCaseFile(file: string, text: string): FileReport {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return unreadable(file, `(top): expected JSON, ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = caseFile.safeParse(raw);
  if (!parsed.success) return unreadable(file, parsed.error.issues.map(describeIssue).join('; '));
  const { mechanism, count, cases } = parsed.data;
  const adapter = findAdapter(mechanism);
  const note =
    count === undefined || count === cases.length ? '' : `the file says ${count} cases, it has ${cases.length}`;
  const reports = cases.map((rawCase, index) => {
    const problem = adapter === undefined ? 'not covered' : problemOf(`cases[${index}]`, () => adapter.run(rawCase));
    return { id: idOf(rawCase, index), problem };
  });
  return { file, mechanism, covered: adapter !== undefined, note, cases: reports };
}

function unreadable(file: string, problem: string): FileReport {
  return { file, mechanism: 'not a case file', covered: true, note: '', cases: [{ id: file, problem }] };
}

function idOf(rawCase: unknown, index: number): string {
  const id = typeof rawCase === 'object' && rawCase !== null && 'id' in rawCase ? rawCase.id : undefined;
  return typeof id === 'string' && id !== '' ? id : `cases[${index}]`;
}

function problemOf(place: string, run: () => Outcome): string | null {
  try {
    const { expected, actual } = run();
    if (meets(expected, actual)) return null;
    return `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  } catch (error) {
    if (error instanceof MalformedCase) return `malformed, ${place}: ${error.message}`;
    return `${place}: the rule threw ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Every expected key must be there and equal; what the rules say beyond that is not compared. */
function meets(expected: unknown, actual: unknown): boolean {
  if (!isRecord(expected) || !isRecord(actual)) return isDeepStrictEqual(expected, actual);
  return Object.keys(expected).every((key) => isDeepStrictEqual(expected[key], actual[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
