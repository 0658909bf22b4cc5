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
  return { schema, fallback, allowed, meaning };
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
  const entries = Object.entries(SETTINGS).map(([name, { schema, fallback, allowed }]) => {
    const found = source[name] || fallback;
    const parsed = schema.safeParse(found || undefined);
    if (!parsed.success) problems.push(`${name} is ${JSON.stringify(found)}; allowed: ${allowed}`);
    return [name, parsed.data];
  });
  if (problems.length > 0) throw new EnvError(problems.join('\n'));
  return Object.fromEntries(entries) as Env;
}

/** "https://headroom.school.example" of what was typed; a path would make every link of the page wrong. */
function toOrigin(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
  if (isPlain && !url.username && !url.password) return url.origin;
  context.addIssue('not an origin');
  return z.NEVER;
}
