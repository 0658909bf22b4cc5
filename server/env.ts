/**
 * The settings of the server, from environment variables. A wrong value stops the start with a line a problem, as a
 * setting that is silently ignored is found out in front of a class.
 */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');

/** `fallback` is taken when the variable is absent or empty; '' for none. */
function setting<Value>(schema: z.ZodType<Value>, fallback: string, allowed: string, meaning: string) {
  return { schema, fallback, allowed, meaning, isSecret: false };
}

/** What a log or a screen must never show, also where it is wrong. */
function secret<Value>(schema: z.ZodType<Value>, allowed: string, meaning: string) {
  return { ...setting(schema, '', allowed, meaning), isSecret: true };
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

function integer(min: number, max: number): z.ZodType<number> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);
}

/** The defaults with numbers are ours: for a school of some ten classes behind one address, on one core. */
const SETTINGS = {
  PORT: setting(integer(0, 65_535), '2567', '0 to 65535 (0: any that is free)', 'port of pages, game and API'),
  HOST: setting(
    z.string().refine((value) => isIP(value) > 0 || HOST_NAME.test(value)),
    '0.0.0.0',
    'an address or a name of this machine',
    'where to listen; 127.0.0.1 keeps the game to this machine',
  ),
  DATA_DIR: setting(
    z.string().transform((value) => resolve(ROOT, value)),
    'data',
    'a folder, relative to this one',
    'where matches are kept; made when missing',
  ),
  PUBLIC_URL: setting(
    z.string().transform(toOrigin).optional(),
    '',
    'http:// or https://, a name, perhaps a port, no path',
    'address that students type when it is not the one of this machine (a domain, a proxy)',
  ),
  TRUST_PROXY: setting(
    z.union([z.literal('off').transform(() => 0), integer(1, 10)]),
    'off',
    'off, or 1 to 10 proxies',
    'how many proxies stand in front; tells students apart by X-Forwarded-For',
  ),
  LOG_LEVEL: setting(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'warn',
    'fatal, error, warn, info, debug, trace, silent',
    'what is logged, as JSON lines on the error output',
  ),
  MAX_ROOMS: setting(integer(1, 100_000), '400', '1 to 100000', 'rooms at a time, solo games included'),
  ROOMS_PER_ADDRESS_PER_HOUR: setting(
    integer(1, 1_000_000),
    '1200',
    '1 to 1000000',
    'rooms that one address may open in an hour; a whole school may share one',
  ),
  KEEP_DAYS: setting(
    z.union([z.literal('off').transform(() => undefined), integer(1, 3650)]),
    '30', // ours: a class comes back to its last lesson within a month, and data that nobody needs is not kept
    '1 to 3650 days, or off (for ever)',
    'rooms that nobody has touched for so long are deleted with everything in them, names included; so are runs of the level of the day',
  ),
  HOST_PASSWORD: secret(
    z.string().min(8).max(200).optional(),
    '8 to 200 characters',
    'asked of whoever opens a room for a class; without one anybody may',
  ),
  METRICS_TOKEN: secret(
    z
      .string()
      .regex(/^[\w.~+/=-]{16,200}$/)
      .optional(),
    '16 to 200 letters, digits or . _ ~ + / = -',
    'asked of whoever reads /metrics (Authorization: Bearer …); without one only this machine may read it',
  ),
  DATABASE_URL: secret(
    z
      .string()
      .refine(isAddress(/^postgres(ql)?:$/))
      .optional(),
    'postgres://user:password@host:5432/database',
    'a PostgreSQL database for the matches, instead of a file in DATA_DIR',
  ),
  REDIS_URL: secret(
    z
      .string()
      .refine(isAddress(/^rediss?:$/))
      .optional(),
    'redis://:password@host:6379; needs DATABASE_URL, PUBLIC_URL and PROCESS_PATH',
    'a Redis through which several processes share one game',
  ),
  PROCESS_PATH: setting(
    z
      .string()
      .regex(/^\/[a-z0-9-]{1,40}$/)
      .optional(),
    '',
    'as /a: a slash, then small letters, digits and hyphens; with REDIS_URL only',
    'path under PUBLIC_URL that the proxy sends to this one of several processes',
  ),
};

type Settings = typeof SETTINGS;
export type Env = { readonly [Name in keyof Settings]: z.output<Settings[Name]['schema']> };

/** For the table in README.md. */
export const ENV_TABLE = Object.entries(SETTINGS).map(([name, { fallback, allowed, meaning }]) => ({
  name,
  fallback,
  allowed,
  meaning,
}));

export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** @throws EnvError with a line for each wrong value. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS).map(([name, { schema, fallback, allowed, isSecret }]) => {
    const found = source[name] || fallback;
    const parsed = schema.safeParse(found || undefined);
    const shown = isSecret ? 'not as it must be (a secret: not shown)' : JSON.stringify(found);
    if (!parsed.success) problems.push(`${name} is ${shown}; allowed: ${allowed}`);
    return [name, parsed.data];
  });
  const env = Object.fromEntries(entries) as Env;
  if (problems.length === 0) problems.push(...missing(env));
  if (problems.length > 0) throw new EnvError(problems.join('\n'));
  return env;
}

/** Settings of several processes are of use together only. */
function missing(env: Env): string[] {
  const needed = ['DATABASE_URL', 'PUBLIC_URL', 'PROCESS_PATH'] as const;
  if (env.REDIS_URL !== undefined) {
    return needed.filter((name) => env[name] === undefined).map((name) => `${name} is missing: REDIS_URL needs it`);
  }
  return env.PROCESS_PATH === undefined ? [] : ['REDIS_URL is missing: PROCESS_PATH is for several processes'];
}

function isAddress(protocol: RegExp) {
  return (text: string) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url !== undefined && protocol.test(url.protocol) && url.hostname !== '';
  };
}

/** "https://headroom.school.example" of what was typed; a path would make every link of the page wrong. */
function toOrigin(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
  if (isPlain && !url.username && !url.password) return url.origin;
  context.addIssue('not an origin');
  return z.NEVER;
}
