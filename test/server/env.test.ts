/** The settings: what is allowed, what is refused and how, and that README.md lists them as they are. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENV_TABLE, EnvError, readEnv } from '../../server/env.ts';

function problems(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError);
    return (error as EnvError).message.split('\n');
  }
  return [];
}

test('nothing set: the defaults', () => {
  const env = readEnv({});
  expect(env).toMatchObject({ PORT: 2567, HOST: '0.0.0.0', TRUST_PROXY: 0, LOG_LEVEL: 'warn' });
  expect(env.PUBLIC_URL).toBeUndefined();
  expect(isAbsolute(env.DATA_DIR) && env.DATA_DIR.endsWith('data')).toBe(true);
});

test('an empty variable is one that is not set', () => {
  expect(readEnv({ PORT: '', PUBLIC_URL: '', TRUST_PROXY: '' })).toEqual(readEnv({}));
});

describe('allowed', () => {
  test.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['HOST', '::1', '::1'],
    ['HOST', 'game.school.example', 'game.school.example'],
    ['PUBLIC_URL', 'https://Headroom.School.example/', 'https://headroom.school.example'],
    ['PUBLIC_URL', 'http://10.1.2.3:8080', 'http://10.1.2.3:8080'],
    ['TRUST_PROXY', 'off', 0],
    ['TRUST_PROXY', '2', 2],
    ['LOG_LEVEL', 'silent', 'silent'],
    ['DATA_DIR', '/var/lib/headroom', '/var/lib/headroom'],
    ['KEEP_DAYS', '365', 365],
    ['KEEP_DAYS', 'off', undefined],
    ['HOST_PASSWORD', 'eight is enough', 'eight is enough'],
    ['DATABASE_URL', 'postgres://me:secret@db.example/headroom', 'postgres://me:secret@db.example/headroom'],
  ])('%s=%s', (name, text, value) => {
    expect(readEnv({ [name]: text })).toHaveProperty(name, value);
  });
});

describe('refused, with what was found and what is allowed', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '2567.5'],
    ['PORT', '1e3'],
    ['HOST', 'two words'],
    ['HOST', 'http://here'],
    ['PUBLIC_URL', 'school.example'],
    ['PUBLIC_URL', 'ftp://school.example'],
    ['PUBLIC_URL', 'https://school.example/game'],
    ['PUBLIC_URL', 'https://me:secret@school.example'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '0'],
    ['LOG_LEVEL', 'loud'],
    ['MAX_ROOMS', '0'],
    ['ROOMS_PER_ADDRESS_PER_HOUR', 'many'],
    ['KEEP_DAYS', '0'],
    ['PROCESS_PATH', 'a'],
    ['PROCESS_PATH', '/a/b'],
  ])('%s=%s', (name, text) => {
    const allowed = ENV_TABLE.find((row) => row.name === name)?.allowed;
    expect(problems({ [name]: text })).toEqual([`${name} is "${text}"; allowed: ${allowed}`]);
  });

  test.each([
    ['HOST_PASSWORD', 'short'],
    ['DATABASE_URL', 'mysql://me:secret@db.example/headroom'],
    ['DATABASE_URL', 'hunter2'],
    ['REDIS_URL', 'http://secret@redis.example'],
  ])('a secret is not shown: %s=%s', (name, text) => {
    const [line, ...more] = problems({ [name]: text });
    expect(more).toEqual([]);
    expect(line).toContain(`${name} is not as it must be`);
    expect(line).toContain(ENV_TABLE.find((row) => row.name === name)?.allowed);
    expect(line).not.toContain(text);
    expect(line).not.toContain('secret@');
  });

  test('several processes without what they share', () => {
    const shared = { DATABASE_URL: 'postgres://db/headroom', PUBLIC_URL: 'https://school.example', PROCESS_PATH: '/a' };
    const cluster = { REDIS_URL: 'redis://redis.example', ...shared };
    expect(problems(cluster)).toEqual([]);
    for (const name of Object.keys(shared)) {
      expect(problems({ ...cluster, [name]: '' })).toEqual([`${name} is missing: REDIS_URL needs it`]);
    }
    expect(problems({ PROCESS_PATH: '/a' })).toEqual(['REDIS_URL is missing: PROCESS_PATH is for several processes']);
  });

  test('all at once, a line each', () => {
    expect(problems({ PORT: 'x', HOST: '?', MAX_ROOMS: 'x' }).map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'MAX_ROOMS',
    ]);
  });
});

test('README.md has the table', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const [, listed = ''] = /<!-- env -->\n([\s\S]*?)<!-- \/env -->/.exec(readme) ?? [];
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const rows = listed
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  const wanted = ENV_TABLE.map(({ name, fallback, allowed, meaning }) => [
    `\`${name}\``,
    fallback === '' ? '' : `\`${fallback}\``,
    allowed,
    meaning,
  ]);
  expect(rows.map(cells)).toEqual(wanted);
});
