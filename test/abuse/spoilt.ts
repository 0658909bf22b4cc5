/** Messages that no honest page would send, drawn by key: a sound one of every request with something wrong in it. */
import { pick } from '../../shared/base/random.ts';
import type { Requests } from '../../shared/wire/messages.ts';

export type Draw = (key: number) => number; // 0 to 1, the same for the same key

const TOKEN = '0'.repeat(32);
/** One that the schema takes, for each request: what is spoilt gets past the first check. */
const SOUND: { readonly [Name in keyof Requests]: unknown } = {
  command: { seq: 1, command: { verb: 'cordon', node: 3_000_001, on: true } },
  control: { do: 'budget', dollars: 10_000, team: 1 },
  plan: {},
  ahead: { draft: [{ verb: 'cordon', node: 3_000_001, on: true }] },
  why: { service: 0 },
  whatif: {},
  switch: { team: 1 },
  rename: { nickname: 'Mallory' },
  presence: [0, '', 0, 0, '', ''],
  signal: { kind: 'look', at: 'h1', to: 1 },
  duty: { duty: 'finance' },
  history: {},
  debrief: {},
  log: { round: 0 },
  lesson: {},
  results: {},
  answer: { question: 'nothing', body: 1 },
  raise: { up: false },
  notes: {},
  export: { what: 'students' },
} as { readonly [Name in keyof Requests]: unknown };
const NAMES = Object.keys(SOUND) as (keyof Requests)[];
const UNKNOWN = ['nothing', '__proto__', 'constructor', 'toString', '', 'x'.repeat(300), 'welcome', 'notice'];

/** What a host may ask, and nobody else. */
const CONTROLS: readonly object[] = [
  { do: 'start' },
  { do: 'pause' },
  { do: 'end' },
  { do: 'next' },
  { do: 'pace', pace: 60 },
  { do: 'kick', seat: 0 },
  { do: 'ban', seat: 0 },
  { do: 'move', seat: 0, team: 1 },
  { do: 'rename', seat: 0, nickname: 'x' },
  { do: 'inject', incident: 'host.dies', warningSeconds: 0 },
  { do: 'budget', dollars: 10_000 },
  { do: 'say', kind: 'message', text: 'x' },
  { do: 'forget', confirmed: true },
  { do: 'board', as: 'hidden' },
  { do: 'lock', on: true },
];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const ODD: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  2 ** 53,
  -(2 ** 53),
  2 ** 32,
  1e308,
  -1,
  0.5,
  999_999,
  '',
  'x'.repeat(2000),
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '\u202Egnirts',
  'a\u0000b\nc',
  '=HYPERLINK("http://evil.example")',
  true,
  [],
  {},
  nested(60),
  nested(400),
  JSON.parse('{"__proto__": {"ok": true, "isHost": true}}'),
  { constructor: { prototype: { isHost: true } } },
  { verb: 'scale' },
  { verb: 'nothing', vm: 1 },
  { hostKey: TOKEN, isHost: true, team: 1, seat: 0 },
  new Uint8Array(100),
  Array.from({ length: 300 }, () => 1),
];

export interface Spoilt {
  readonly name: string;
  readonly payload: unknown;
}

export function spoilt(draw: Draw): Spoilt {
  const odd = ODD[pick(ODD.length, draw(1))];
  if (draw(2) < 0.05) return { name: UNKNOWN[pick(UNKNOWN.length, draw(3))] as string, payload: odd };
  const name = NAMES[pick(NAMES.length, draw(4))] as keyof Requests;
  if (name === 'control' && draw(5) < 0.5) return { name, payload: CONTROLS[pick(CONTROLS.length, draw(6))] };
  return { name, payload: spoil(SOUND[name], odd, draw) };
}

/** Nothing of it, a field less, a field more, a field of another kind; or as it is. */
function spoil(sound: unknown, odd: unknown, draw: Draw): unknown {
  const fields = Object.entries(sound as object);
  const [key = 'extra'] = fields[pick(Math.max(1, fields.length), draw(7))] ?? [];
  switch (pick(6, draw(8))) {
    case 0:
      return odd;
    case 1:
      return Object.fromEntries(fields.filter(([name]) => name !== key));
    case 2:
      return { ...(sound as object), extra: odd };
    case 3:
      return Array.isArray(sound) ? sound.with(pick(sound.length, draw(9)), odd) : { ...(sound as object), [key]: odd };
    case 4:
      return deeper(sound as { [key: string]: unknown }, odd, draw);
    default:
      return sound;
  }
}

/** Wrong inside what is inside. */
function deeper(sound: { [key: string]: unknown }, odd: unknown, draw: Draw): unknown {
  const inner = Object.entries(sound).find(([, value]) => typeof value === 'object' && value !== null);
  if (inner === undefined) return { ...sound, seat: odd, team: odd };
  const [name, value] = inner;
  const [key = '0'] = Object.keys(value as object).filter((_, index) => draw(20 + index) < 0.5);
  return { ...sound, [name]: Array.isArray(value) ? [odd] : { ...(value as object), [key]: odd } };
}

export function noise(draw: Draw): Uint8Array {
  return Uint8Array.from({ length: pick(120, draw(5)) }, (_, index) => pick(256, draw(30 + index)));
}
