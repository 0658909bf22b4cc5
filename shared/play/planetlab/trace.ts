/**
 * A PlanetLab day as text (B2): one VM a line, its CPU use as whole percent every five minutes, 288 numbers; empty lines
 * and lines that start with # are comments.
 */
export const SAMPLES_PER_DAY = 288;

export interface Trace {
  readonly vms: number;
  readonly samples: number;
  /** Percent, sample by sample: [sample × vms + vm]; a step reads one stretch of memory. */
  readonly percent: Uint8Array;
}

/** What is wrong with a trace, where, and what was expected. */
export class TraceError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** @throws TraceError at the first line that is not of the form. */
export function parseTrace(text: string, samples = SAMPLES_PER_DAY): Trace {
  const rows: Uint8Array[] = [];
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    const body = line.trim();
    if (body !== '' && !body.startsWith('#')) rows.push(parseLine(body, index + 1, samples));
  });
  if (rows.length === 0) throw new TraceError(lines.length, `expected a VM a line, found no line with numbers`);
  return { vms: rows.length, samples, percent: transpose(rows, samples) };
}

function parseLine(body: string, line: number, samples: number): Uint8Array {
  const words = body.split(/\s+/);
  const row = new Uint8Array(samples);
  words.forEach((word, i) => {
    const value = /^\d{1,3}$/.test(word) ? Number(word) : -1;
    if (value < 0 || value > 100) {
      const found = word.length > 20 ? `${word.slice(0, 20)}…` : word;
      throw new TraceError(line, `value ${i + 1}: expected a whole percent from 0 to 100, found "${found}"`);
    }
    if (i < samples) row[i] = value;
  });
  if (words.length !== samples)
    throw new TraceError(line, `expected ${samples} values, one every 5 minutes for a day, found ${words.length}`);
  return row;
}

function transpose(rows: readonly Uint8Array[], samples: number): Uint8Array {
  const percent = new Uint8Array(rows.length * samples);
  rows.forEach((row, vm) => {
    row.forEach((value, sample) => {
      percent[sample * rows.length + vm] = value;
    });
  });
  return percent;
}
