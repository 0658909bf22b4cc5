/**
 * Turns content files into one catalogue, or says everything that is wrong with them: the file, the path in it, what
 * was expected. Reading files is the caller's business (Node, a bundle or an editor).
 */
import { z } from 'zod';
import { crossCheck } from './cross-check.ts';
import { expandTiers } from './expand-tiers.ts';
import { type Lesson, lessonSchema } from './lesson.ts';
import {
  type Application,
  applicationSchema,
  type Economy,
  economySchema,
  type Guest,
  guestSchema,
  type Hardware,
  hardwareSchema,
  type Image,
  imageSchema,
  type Orchestrator,
  orchestratorSchema,
  type Plan,
  type Platform,
  planSchema,
  platformSchema,
  type Runtime,
  runtimeSchema,
  type Scenario,
  scenarioSchema,
} from './schema.ts';

export interface ContentFile {
  path: string; // "levels/1-1.json", with forward slashes
  text: string;
}

export interface ContentIssue {
  file: string;
  path: string;
  message: string;
}

export class ContentError extends Error {
  readonly issues: readonly ContentIssue[];
  constructor(issues: readonly ContentIssue[]) {
    super(issues.map((issue) => `${issue.file} at ${issue.path || '(top)'}: ${issue.message}`).join('\n'));
    this.name = 'ContentError';
    this.issues = issues;
  }
}

export interface Catalogue {
  hardware: readonly Hardware[];
  platforms: readonly Platform[];
  guests: readonly Guest[];
  runtimes: readonly Runtime[];
  images: readonly Image[];
  orchestrators: readonly Orchestrator[];
  applications: readonly Application[];
  economy: Economy;
  scenarios: readonly Scenario[];
  plans: readonly Plan[];
  lessons: readonly Lesson[];
}

class Reader {
  readonly issues: ContentIssue[] = [];
  private readonly files: ReadonlyMap<string, string>;
  constructor(files: readonly ContentFile[]) {
    this.files = new Map(files.map((file) => [file.path, file.text]));
  }

  paths(folder: string): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(compareText);
  }

  read<T>(path: string, schema: z.ZodType<T>): T | undefined {
    const text = this.files.get(path);
    if (text === undefined) {
      this.issues.push({ file: path, path: '', message: 'the file is missing' });
      return undefined;
    }
    let result: z.ZodSafeParseResult<T>;
    try {
      result = schema.safeParse(JSON.parse(text));
    } catch (error) {
      // A stack that overflows is a call graph nested thousands deep.
      const message = error instanceof RangeError ? 'nested too deep' : `not JSON: ${(error as Error).message}`;
      this.issues.push({ file: path, path: '', message });
      return undefined;
    }
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      this.issues.push({ file: path, path: issue.path.join('.'), message: issue.message });
    }
    return undefined;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A kind lives in a file with a list of entries, or in a folder with an entry a file. @throws ContentError with every issue found. */
export function loadCatalogue(files: readonly ContentFile[]): Catalogue {
  const tiers = expandTiers(files);
  const reader = new Reader(tiers.files);
  reader.issues.push(...tiers.issues);
  const list = <T extends { id: string }>(kind: string, schema: z.ZodType<T>): T[] =>
    reader.read(`${kind}.json`, z.array(schema)) ?? [];
  const folder = <T extends { id: string }>(kind: string, schema: z.ZodType<T>): T[] =>
    reader.paths(kind).flatMap((path) => {
      const entry = reader.read(path, schema);
      if (entry === undefined) return [];
      if (path !== `${kind}/${entry.id}.json`) {
        reader.issues.push({ file: path, path: 'id', message: `expected the file's own name, found "${entry.id}"` });
      }
      return [entry];
    });
  const economy = reader.read('economy.json', economySchema);
  const catalogue = {
    hardware: list('hardware', hardwareSchema),
    platforms: list('platforms', platformSchema),
    guests: list('guests', guestSchema),
    runtimes: list('runtimes', runtimeSchema),
    images: list('images', imageSchema),
    orchestrators: list('orchestrators', orchestratorSchema),
    applications: folder('applications', applicationSchema),
    scenarios: [...folder('levels', scenarioSchema), ...folder('scenarios', scenarioSchema)],
    plans: folder('plans', planSchema),
    lessons: folder('lessons', lessonSchema),
  };
  if (economy === undefined || reader.issues.length > 0) throw new ContentError(tiers.home(reader.issues));
  const complete: Catalogue = { ...catalogue, economy };
  const issues = crossCheck(complete);
  if (issues.length > 0) throw new ContentError(tiers.home(issues));
  return complete;
}
