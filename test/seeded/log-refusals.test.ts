import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodiesOf, logBots, refusal, rowsOf, sealed, short } from './logs.ts';

describe('a log that is not as it was written', () => {
  const { text } = logBots(short, 'launch-day', 3, false);
  const rows = rowsOf(text);
  const tickOf = (row: number): number => JSON.parse(bodiesOf(text)[row] ?? '{}').tick ?? 0;

  test('cut between lines or within one: truncated, with the tick before the cut', () => {
    for (const kept of [1, 2, Math.floor(rows.length / 2), rows.length - 1]) {
      const between = `${rows.slice(0, kept).join('\n')}\n`;
      expect(refusal(between)).toMatchObject({ code: 'log.truncated', tick: tickOf(kept - 1) });
      for (const length of [1, 10, 17, 30]) {
        const within = between + (rows[kept] as string).slice(0, length);
        expect(refusal(within)).toMatchObject({ code: 'log.truncated', tick: tickOf(kept - 1) });
      }
    }
  });

  test('one character changed, anywhere: edited, with the tick before the line', () => {
    for (const [index, row] of rows.entries()) {
      for (let at = index % 13; at < row.length; at += Math.max(7, Math.floor(row.length / 12))) {
        const other = row[at] === '0' ? '1' : '0';
        const edited = rows.with(index, row.slice(0, at) + other + row.slice(at + 1));
        const { code, tick } = refusal(`${edited.join('\n')}\n`);
        // The first line without its checksum, a space and a record is no match log at all.
        expect([code, tick], `line ${index + 1}, character ${at}`).toEqual([
          index === 0 && at === 16 ? 'log.foreign' : 'log.edited',
          index === 0 ? 0 : tickOf(index - 1),
        ]);
      }
    }
  });

  test('a line left out, doubled or moved: edited', () => {
    const half = Math.floor(rows.length / 2);
    const swapped = rows.with(half, rows[half + 1] as string).with(half + 1, rows[half] as string);
    const doubled = rows.toSpliced(half, 0, rows[half] as string);
    expect(refusal(rows.toSpliced(half, 1).join('\n')).code).toBe('log.edited');
    expect(refusal(swapped.join('\n')).code).toBe('log.edited');
    expect(refusal(doubled.join('\n')).code).toBe('log.edited');
    expect(refusal(rows.toReversed().join('\n')).code).toBe('log.edited');
  });

  test('of other content or other rules: said so', () => {
    expect(refusal(text, short, 'fedcba9876543210')).toMatchObject({ code: 'log.content', tick: 0 });
    const [header, ...rest] = bodiesOf(text) as [string, ...string[]];
    const withHeader = (more: object) => sealed([JSON.stringify({ ...JSON.parse(header), ...more }), ...rest]);
    expect(refusal(withHeader({ rules: 999_999 })).code).toBe('log.rules');
    expect(refusal(withHeader({ scenario: 'nowhere' })).code).toBe('log.scenario');
  });

  test('foreign: said so, whatever it is', () => {
    for (const junk of [
      '',
      '\n\n',
      'hello',
      '{"tick":1}',
      '\u0000\uffff',
      sealed(['{}']),
      sealed(['[]']),
      sealed(['null']),
    ]) {
      expect(refusal(junk), JSON.stringify(junk)).toMatchObject({ code: 'log.foreign', tick: 0 });
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (junk) => refusal(junk).code === 'log.foreign'));
  });

  test('junk under sound checksums: never another exception', () => {
    const header = bodiesOf(text)[0] as string;
    const tick = fc.oneof(fc.integer({ min: -1, max: 20 }), fc.double(), fc.string());
    const end = fc.record({ tick, end: fc.jsonValue() });
    const hash = fc.record({ tick, hash: fc.constantFrom('f'.repeat(16), '', null) });
    const entries = fc.record({ tick, entries: fc.array(fc.jsonValue()) });
    const record = fc.oneof(end, hash, entries).map((value) => JSON.stringify(value));
    const lines = fc.array(fc.oneof(fc.string(), fc.json(), record), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(lines, (junk) => refusal(sealed([header, ...junk])).code.startsWith('log.')));
  });
});

describe('a forged log with sound checksums', () => {
  const { text } = logBots(short, 'launch-day', 3, false);
  const bodies = bodiesOf(text);
  const last = JSON.parse(bodies.at(-1) as string) as { tick: number; end: string };
  const entryRows = bodies.flatMap((body, index) => (body.includes('"entries"') ? [index] : []));
  const firstHashAfter = (row: number): number => {
    const next = bodies.slice(row).find((body) => /"(hash|end)":/.test(body));
    return JSON.parse(next as string).tick;
  };

  test('without one of its commands: diverged at the next hash', () => {
    const row = entryRows[0] as number;
    const forged = sealed(bodies.toSpliced(row, 1));
    expect(refusal(forged)).toMatchObject({ code: 'log.diverged', tick: firstHashAfter(row) });
  });

  test('with a command more: diverged at the next hash', () => {
    const command = { verb: 'powerHost', host: 1_000_001, on: false };
    const order = { verb: 'order', model: 's12', rack: 1, slot: 3, platform: null, runtime: null };
    const more = [command, order].map((one, seq) => ({ kind: 'command', team: 1, seat: 1, seq, command: one }));
    const row = bodies.findIndex((body) => body.includes('"hash"')) + 1;
    const { tick } = JSON.parse(bodies[row - 1] as string);
    const line = JSON.stringify({ tick: tick + 1, entries: more });
    const body = JSON.parse(bodies[row] as string);
    const taken = body.tick === tick + 1; // this tick has a line already
    const forged = sealed(bodies.toSpliced(row, taken ? 1 : 0, line));
    expect(refusal(forged)).toMatchObject({ code: 'log.diverged', tick: firstHashAfter(row) });
  });

  test('with another seed, another hash on the way, another end: diverged at that tick', () => {
    const header = JSON.parse(bodies[0] as string);
    const otherSeed = sealed(bodies.with(0, JSON.stringify({ ...header, seed: header.seed + 1 })));
    expect(refusal(otherSeed)).toMatchObject({ code: 'log.diverged', tick: firstHashAfter(1) });
    const row = bodies.findLastIndex((body) => body.includes('"hash"'));
    const { tick } = JSON.parse(bodies[row] as string);
    const otherHash = sealed(bodies.with(row, JSON.stringify({ tick, hash: 'f'.repeat(16) })));
    expect(refusal(otherHash)).toMatchObject({ code: 'log.diverged', tick });
    const otherEnd = sealed(bodies.with(-1, JSON.stringify({ ...last, end: 'f'.repeat(16) })));
    expect(refusal(otherEnd)).toMatchObject({ code: 'log.diverged', tick: last.tick });
    const sooner = sealed(bodies.with(-1, JSON.stringify({ ...last, tick: last.tick - 1 })));
    expect(refusal(sooner).code).toMatch(/diverged|order/);
  });

  test('out of order, twice in a tick, or beyond the last tick: said so at once', () => {
    const [a, b] = entryRows.slice(0, 2) as [number, number];
    const swapped = bodies.with(a, bodies[b] as string).with(b, bodies[a] as string);
    expect(refusal(sealed(swapped))).toMatchObject({ code: 'log.order', tick: JSON.parse(bodies[a] as string).tick });
    const twice = bodies.toSpliced(a, 0, bodies[a] as string);
    expect(refusal(sealed(twice))).toMatchObject({ code: 'log.order', tick: JSON.parse(bodies[a] as string).tick });
    const tick = Number.MAX_SAFE_INTEGER;
    expect(refusal(sealed(bodies.with(-1, JSON.stringify({ ...last, tick }))))).toMatchObject({
      code: 'log.order',
      tick,
    });
  });

  test('with a command or an incident that there is not: malformed at its tick', () => {
    const row = entryRows[0] as number;
    const line = JSON.parse(bodies[row] as string);
    const incident = { kind: 'rain', target: '', factor: 1, warningTicks: 0, ticks: 0 };
    const others = [
      { ...line.entries[0], command: { verb: 'fly' } },
      { ...line.entries[0], team: -1 },
      { kind: 'inject', incident },
      { kind: 'inject', incident: { ...incident, kind: 'crowd', factor: -3 } },
      { kind: 'inject', team: -2, incident: { ...incident, kind: 'crowd' } },
      { kind: 'budget', team: -1, dollars: 1e15 },
      { kind: 'budget', team: 0.5, dollars: 1 },
    ];
    for (const entry of others) {
      const forged = sealed(bodies.with(row, JSON.stringify({ ...line, entries: [entry] })));
      expect(refusal(forged)).toMatchObject({ code: 'log.malformed', tick: line.tick });
    }
  });
});
