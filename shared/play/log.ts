/**
 * The match log: one line a tick that had entries, a hash of the world now and then, and an end. Each line carries a
 * running checksum, so that a cut, an edit or a swap is found at its line and told with its tick.
 */
import { z } from 'zod';
import type { Hasher } from '../base/hash.ts';
import { LAB_FACTOR_MAX } from '../content/lab.ts';
import { INCIDENT_KINDS } from '../content/schema.ts';
import { commandSchema } from '../sim/commands/schema.ts';
import type { Entry } from '../sim/entries.ts';
import { RULES_VERSION } from '../sim/version.ts';

const FORMAT = 'headroom-log';
/** A row begins with the checksum of all up to it. */
const CHAIN_LENGTH = 16;

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  rules: z.int(),
  content: z.string().length(16), // hash of the content files
  scenario: z.string(),
  seed: z.int().min(0).max(0xffffffff),
  teams: z.int().min(1).max(999),
  bots: z.array(z.string()),
});
export type LogHeader = z.infer<typeof headerSchema>;

const tick = z.int().min(0);
const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('command'),
    team: z.int().min(0),
    seat: z.int().min(0),
    seq: z.int().min(0),
    command: commandSchema,
  }),
  z.strictObject({
    kind: z.literal('inject'),
    team: z.int().min(0).optional(),
    incident: z.strictObject({
      kind: z.enum(INCIDENT_KINDS),
      target: z.string(),
      factor: z.number().min(0).max(20), // as in content
      warningTicks: tick,
      ticks: tick,
    }),
  }),
  z.strictObject({
    kind: z.literal('demand'),
    application: z.string(),
    type: z.string(),
    factor: z.number().min(0).max(LAB_FACTOR_MAX),
  }),
  z.strictObject({ kind: z.literal('budget'), team: z.int().min(-1), dollars: z.int().min(-10_000).max(10_000) }),
  z.strictObject({ kind: z.literal('night'), seed: z.int().min(0).max(0xffffffff) }),
]);
const lineSchema = z.union([
  z.strictObject({ tick, entries: z.array(entrySchema) }),
  z.strictObject({ tick, hash: z.string().length(16) }),
  z.strictObject({ tick, end: z.string().length(16) }),
]);
export type LogLine = z.infer<typeof lineSchema>;

export class LogError extends Error {
  readonly code: string;
  readonly tick: number;
  constructor(code: string, atTick: number, message: string) {
    super(message);
    this.name = 'LogError';
    this.code = code;
    this.tick = atTick;
  }
}

export class LogWriter {
  private readonly hasher: Hasher;
  private readonly sink: (line: string) => void;
  private chain = '';
  /** `lastRow`: of a log that goes on, which has its header already. */
  constructor(
    hasher: Hasher,
    header: Omit<LogHeader, 'format' | 'rules'>,
    sink: (line: string) => void,
    lastRow?: string,
  ) {
    this.hasher = hasher;
    this.sink = sink;
    if (lastRow !== undefined) this.chain = lastRow.slice(0, CHAIN_LENGTH);
    else this.write({ format: FORMAT, rules: RULES_VERSION, ...header });
  }
  entries(atTick: number, entries: readonly Entry[]): void {
    this.write({ tick: atTick, entries });
  }
  checkpoint(atTick: number, hash: string): void {
    this.write({ tick: atTick, hash });
  }
  end(atTick: number, hash: string): void {
    this.write({ tick: atTick, end: hash });
  }
  private write(body: object): void {
    const text = JSON.stringify(body);
    this.chain = this.hasher.hash64(this.chain + text);
    this.sink(`${this.chain} ${text}`);
  }
}

export interface MatchLog {
  readonly header: LogHeader;
  readonly lines: readonly LogLine[];
  readonly endTick: number;
  readonly endHash: string;
}

/** @throws LogError with a code, the tick, and what was expected. */
export function parseLog(text: string, hasher: Hasher, content: string): MatchLog {
  const rows = text.split('\n').filter((row) => row !== '');
  let chain = '';
  let at = 0;
  const bodies = rows.map((row, index) => {
    const body = row.slice(17);
    const isCut = index > 0 && index === rows.length - 1 && !text.endsWith('\n');
    if (row[16] !== ' ' || !/^[0-9a-f]{16}$/.test(row.slice(0, 16))) {
      if (index === 0) throw new LogError('log.foreign', 0, 'this is not a Headroom match log');
      if (isCut) throw truncated(at);
      throw new LogError('log.edited', at, `line ${index + 1}, after tick ${at}: expected a checksum and a record`);
    }
    chain = hasher.hash64(chain + body);
    if (chain !== row.slice(0, 16)) {
      if (isCut) throw truncated(at);
      throw new LogError(
        'log.edited',
        at,
        `line ${index + 1}, after tick ${at}: its checksum does not match, it was changed`,
      );
    }
    const data = readJson(body, index, at);
    at = tickOf(data, at);
    return data;
  });
  const header = readHeader(bodies[0], content);
  const lines = bodies.slice(1).map((body, index) => readLine(body, index + 1));
  const last = lines.at(-1);
  if (last === undefined || !('end' in last)) {
    throw truncated(at);
  }
  return { header, lines, endTick: last.tick, endHash: last.end };
}

function truncated(at: number): LogError {
  return new LogError('log.truncated', at, `the log breaks off after tick ${at}: its last line, the end, is missing`);
}

function readJson(body: string, index: number, at: number): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new LogError('log.edited', at, `line ${index + 1}, after tick ${at}: not JSON`);
  }
}

/** The tick that a line says it is of, or the one before it. */
function tickOf(data: unknown, before: number): number {
  const isLine = typeof data === 'object' && data !== null && 'tick' in data;
  return isLine && Number.isSafeInteger(data.tick) ? Number(data.tick) : before;
}

function readHeader(body: unknown, content: string): LogHeader {
  const parsed = headerSchema.safeParse(body);
  if (!parsed.success) throw new LogError('log.foreign', 0, 'this is not a Headroom match log');
  const header = parsed.data;
  if (header.rules !== RULES_VERSION) {
    throw new LogError('log.rules', 0, `played by rules version ${header.rules}; this is version ${RULES_VERSION}`);
  }
  if (header.content !== content) {
    throw new LogError('log.content', 0, `played with content ${header.content}; here it is ${content}`);
  }
  return header;
}

function readLine(body: unknown, index: number): LogLine {
  const parsed = lineSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new LogError(
    'log.malformed',
    tickOf(body, 0),
    `line ${index + 1}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}

/** The fingerprint of content files, whatever order they were read in. */
export function contentHash(files: readonly { path: string; text: string }[], hasher: Hasher): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return hasher.hash64(sorted.map((file) => `${file.path}\n${file.text}`).join('\n'));
}
