/** A lab as its player put it together: what a saved file and a shared link hold, and what can be wrong with one. */
import { z } from 'zod';
import type { Catalogue, ContentIssue } from './catalogue.ts';

/** The scenario that a lab compiles to. No content file may have this name. */
export const LAB_ID = 'lab';
/** How far a demand slider goes (game choice: the issue of the Lab asks for tenfold). */
export const LAB_FACTOR_MAX = 10;
/** More is beyond what a page's thread steps at pace (game choice). */
export const LAB_RATE_MAX = 5000;
const APPLICATIONS_MAX = 8;
const MODELS_MAX = 40;

/** Besides the id of a level or scenario, whose estate is copied. */
export const LAB_STARTS = { empty: 'empty', running: 'running' } as const;

const name = z.string().min(1).max(60);
export const labSchema = z.strictObject({
  format: z.literal('headroom-lab', 'expected "headroom-lab": this is not a lab'),
  version: z.literal(1, 'expected version 1'),
  applications: z
    .array(z.strictObject({ id: name, requestsPerSecond: z.number().min(0).max(LAB_RATE_MAX) }))
    .min(1)
    .max(APPLICATIONS_MAX),
  models: z.array(name).max(MODELS_MAX),
  start: name,
  seed: z.int().min(0).max(0xffffffff),
});
export type LabSetup = z.infer<typeof labSchema>;

/** A set-up and the match log up to the moment in which it was saved. */
export const labFileSchema = z.strictObject({ setup: labSchema, log: z.string().min(1) });
export type LabFile = z.infer<typeof labFileSchema>;

type Said = Omit<ContentIssue, 'file'>;

/** A lab that cannot be opened: each place in it, and what was expected there. */
export class LabError extends Error {
  readonly issues: readonly Said[];
  constructor(issues: readonly Said[]) {
    super(issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n'));
    this.name = 'LabError';
    this.issues = issues;
  }
}

/** @throws LabError */
export function parseLab<T>(schema: z.ZodType<T>, text: string): T {
  const result = schema.safeParse(jsonOf(text));
  if (result.success) return result.data;
  throw new LabError(result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LabError([{ path: '', message: 'expected JSON' }]);
  }
}

/** What of it is not in this game's content, or does not go together. */
export function labIssues({ applications, models, start }: LabSetup, catalogue: Catalogue): Said[] {
  const issues: Said[] = [];
  const homes = new Map<string, string>(); // of each service, its application
  for (const [i, { id }] of applications.entries()) {
    const app = catalogue.applications.find((entry) => entry.id === id);
    if (app === undefined) issues.push({ path: `applications.${i}.id`, message: `no application "${id}" here` });
    for (const service of app?.services ?? []) {
      const other = homes.get(service.id);
      if (other !== undefined) {
        issues.push({
          path: `applications.${i}.id`,
          message: `${other} has a service "${service.id}" too: choose one`,
        });
      }
      homes.set(service.id, id);
    }
  }
  for (const [i, id] of models.entries()) {
    const isSold = catalogue.hardware.some((model) => model.id === id && model.leadTicks !== null);
    if (!isSold) issues.push({ path: `models.${i}`, message: `no machine "${id}" is sold here` });
  }
  return [...issues, ...startIssues(applications, start, catalogue)];
}

function startIssues(applications: LabSetup['applications'], start: string, catalogue: Catalogue): Said[] {
  if (start in LAB_STARTS) return [];
  const from = catalogue.scenarios.find((entry) => entry.id === start);
  if (from === undefined) return [{ path: 'start', message: `no level or scenario "${start}" here` }];
  return from.demands
    .filter((demand) => !applications.some(({ id }) => id === demand.application))
    .map((demand) => ({
      path: 'applications',
      message: `expected "${demand.application}", which runs on that estate`,
    }));
}
