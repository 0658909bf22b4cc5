/**
 * An adapter translates the cases of one mechanism into calls of the leaves in `shared/sim/rules/` that the game runs,
 * and their results back into the form of `expect`. It computes nothing of its own.
 */
import { z } from 'zod';

export interface Outcome {
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface Adapter {
  readonly name: string; // short name, as the files are called
  readonly mechanism: string; // the `mechanism` text of its case files
  readonly run: (rawCase: unknown) => Outcome; // throws MalformedCase
}

/** A case that is not in the form its mechanism needs. The message names the path and what was expected there. */
export class MalformedCase extends Error {}

/** What every case has; each key of `expect` must be met, so at least one is needed. */
export const caseBase = z.object({
  expect: z.record(z.string(), z.unknown()).refine((expect) => Object.keys(expect).length > 0, {
    error: 'expected at least one expectation, received {}',
  }),
});

/** An adapter whose results are compared with the case's `expect`. */
export function defineAdapter<S extends z.ZodType<{ expect: Record<string, unknown> }>>(
  name: string,
  mechanism: string,
  schema: S,
  translate: (parsed: z.output<S>) => unknown,
): Adapter {
  return defineAdapterWithExpected(name, mechanism, schema, (parsed) => ({
    expected: parsed.expect,
    actual: translate(parsed),
  }));
}

/** The same for mechanisms whose `expect` is itself to be translated. */
export function defineAdapterWithExpected<S extends z.ZodType>(
  name: string,
  mechanism: string,
  schema: S,
  translate: (parsed: z.output<S>) => Outcome,
): Adapter {
  return {
    name,
    mechanism,
    run(rawCase) {
      const parsed = schema.safeParse(rawCase);
      if (!parsed.success) throw new MalformedCase(parsed.error.issues.map(describeIssue).join('; '));
      return translate(parsed.data);
    },
  };
}

/** Refuses a case for a reason that the schema cannot see. */
export function malformed(path: string, expected: string, received: unknown): never {
  throw new MalformedCase(`${path}: expected ${expected}, received ${JSON.stringify(received)}`);
}

/** `cases[2].pod.containers[0]: expected object, received string`, with the prefix left to the caller. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const message = issue.message.replace(/^Invalid (input|option|key): /, '');
  return `${path.replace(/^\./, '') || '(top)'}: ${message}`;
}

/** A union by `kind` whose error names the kinds. */
export function byKind<T extends readonly [KindSchema, ...KindSchema[]]>(kinds: readonly string[], schemas: T) {
  return z.discriminatedUnion('kind', schemas, {
    error: (issue) => (issue.code === 'invalid_union' ? `expected one of ${kinds.join(', ')}` : undefined),
  });
}
type KindSchema = z.ZodObject<{ kind: z.ZodLiteral<string> } & z.core.$ZodLooseShape>;
