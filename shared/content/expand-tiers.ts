/**
 * One file of a team scenario, made into one a tier. The file is the Student tier and holds, under `tiers`, what the others
 * have differently: JSON merge patches (RFC 7386). What is wrong in one is said at its place in that file.
 */
import { z } from 'zod';
import type { ContentFile, ContentIssue } from './catalogue.ts';
import { BASE_TIER, idInTier, TIERS, type Tier } from './tiers.ts';

const FOLDER = 'scenarios/';
const ENDING = '.json';

/** What a tier does not say: it is the file's, or follows from the tier. */
const KEPT = ['id', 'kind', 'tier', 'tiers'] as const;
const patchSchema = z.record(z.string(), z.unknown()).superRefine((fields, context) => {
  for (const field of KEPT) {
    if (field in fields)
      context.addIssue({ code: 'custom', path: [field], message: 'expected no such field in a tier' });
  }
});
const tiersSchema = z.strictObject({ explorer: patchSchema.optional(), pro: patchSchema.optional() });

type Fields = Readonly<Record<string, unknown>>;
type Say = (path: string, message: string) => void;

interface Expanded {
  readonly files: readonly ContentFile[];
  readonly issues: readonly ContentIssue[];
  /** Issues of the files that were made, said of the file that somebody wrote. */
  home(issues: readonly ContentIssue[]): ContentIssue[];
}

interface Origin {
  readonly file: string;
  readonly tier: Tier;
}

export function expandTiers(files: readonly ContentFile[]): Expanded {
  const issues: ContentIssue[] = [];
  const origins = new Map<string, Origin>();
  const all = files.flatMap((file): ContentFile[] => {
    const data = file.path.startsWith(FOLDER) ? fieldsOf(file.text) : undefined;
    if (data === undefined) return [file];
    const say: Say = (path, message) => issues.push({ file: file.path, path, message });
    if ('tier' in data) say('tier', 'expected no such field: it follows from "tiers"');
    if (!('tiers' in data)) return [file];
    return madeOf(file, data, say).map(({ tier, path, text }) => {
      if (tier !== BASE_TIER) origins.set(path, { file: file.path, tier });
      return { path, text };
    });
  });
  for (const [path, { file, tier }] of origins) {
    if (!files.some((other) => other.path === path)) continue;
    issues.push({ file, path: `tiers.${tier}`, message: `expected no file ${path} beside it` });
  }
  return { files: all, issues, home: (found) => homeOf(found, origins) };
}

/** Undefined: it is no object, and whoever reads it will say so. */
function fieldsOf(text: string): Fields | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function madeOf({ path, text }: ContentFile, { tiers, ...base }: Fields, say: Say): (ContentFile & { tier: Tier })[] {
  const read = tiersSchema.safeParse(tiers);
  for (const issue of read.error?.issues ?? []) say(['tiers', ...issue.path].join('.'), issue.message);
  const patches: Partial<Record<Tier, Fields | undefined>> = { ...read.data, [BASE_TIER]: {} };
  const stem = path.slice(FOLDER.length, -ENDING.length);
  return TIERS.flatMap((tier) => {
    const patch = patches[tier];
    if (patch === undefined) return [];
    const id = typeof base.id === 'string' ? idInTier(base.id, tier) : base.id;
    try {
      const data = { ...(mergePatch(base, patch) as Fields), id, tier };
      return [{ tier, path: `${FOLDER}${idInTier(stem, tier)}${ENDING}`, text: JSON.stringify(data) }];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      say(`tiers.${tier}`, 'nested too deep'); // the stack overflowed
      return tier === BASE_TIER ? [{ tier, path, text }] : [];
    }
  });
}

/** A fault that the base has as well is said once, of the base. */
function homeOf(issues: readonly ContentIssue[], origins: ReadonlyMap<string, Origin>): ContentIssue[] {
  const keyOf = ({ file, path, message }: ContentIssue) => JSON.stringify([file, path, message]);
  const said = new Set(issues.map(keyOf));
  return issues.flatMap((issue) => {
    const origin = origins.get(issue.file);
    if (origin === undefined) return [issue];
    const { file, tier } = origin;
    if (said.has(keyOf({ ...issue, file }))) return [];
    return [{ ...issue, file, path: ['tiers', tier, issue.path].filter((part) => part !== '').join('.') }];
  });
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 7386: fields are changed one by one, null takes one away, a list is replaced whole. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}
