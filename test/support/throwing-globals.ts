/**
 * The second half of the fence of layers.test.ts: what the syntax cannot show (a call inside a library, a name built at
 * run time) is met while the rules really run.
 */
import { exactMath } from './fence/calls.ts';

type Owner = Record<string, unknown>;

/**
 * Runs `play` with every function replaced by a throwing one whose result may differ between machines or runs. Only for
 * synchronous code: the test runner itself needs the clock as soon as it is given the thread back.
 */
export function withThrowingGlobals<T>(play: () => T): T {
  const restore = bannedFunctions().map(([owner, name, replacement]) => replace(owner, name, replacement));
  try {
    const result = play();
    if (result instanceof Promise) throw new TypeError('withThrowingGlobals runs synchronous code only');
    return result;
  } finally {
    for (const undo of restore.reverse()) undo();
  }
}

/** What is replaced, where, and by what. */
function bannedFunctions(): [owner: Owner, name: string, replacement: unknown][] {
  const maths = Object.getOwnPropertyNames(Math).filter((name) => isFunctionOf(Math, name) && !exactMath.has(name));
  const texts = ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase'];
  const clocks = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'];
  return [
    ...maths.map((name) => throwing('Math', Math, name)),
    ...texts.map((name) => throwing('String.prototype', String.prototype, name)),
    ...[Object, Number, BigInt, Array].map((type) =>
      throwing(`${type.name}.prototype`, type.prototype, 'toLocaleString'),
    ),
    ...['sort', 'toSorted'].map((name) => demandingComparator(name)),
    throwing('Date', Date, 'now'),
    throwing('performance', performance, 'now'),
    throwing('crypto', crypto, 'getRandomValues'),
    throwing('crypto', crypto, 'randomUUID'),
    ...clocks.map((name) => throwing('globalThis', globalThis, name)),
    [globalThis as unknown as Owner, 'Date', refusing('Date')],
    [globalThis as unknown as Owner, 'Intl', refusing('Intl')],
  ];
}

function isFunctionOf(owner: object, name: string): boolean {
  return typeof (owner as Owner)[name] === 'function';
}

function refuse(name: string): never {
  throw new Error(`${name} was called by the rules: its result may differ between machines or runs`);
}

function throwing(label: string, owner: object, name: string): [Owner, string, unknown] {
  return [owner as Owner, name, () => refuse(`${label}.${name}`)];
}

/** Stands for a constructor or namespace: any call, construction or member is refused. */
function refusing(name: string): unknown {
  const trap = () => refuse(name);
  return new Proxy(function banned() {}, { apply: trap, construct: trap, get: trap });
}

function demandingComparator(name: string): [Owner, string, unknown] {
  const owner = Array.prototype as unknown as Owner;
  const original = owner[name] as (comparator?: unknown) => unknown;
  function checked(this: unknown[], comparator?: unknown): unknown {
    return comparator === undefined
      ? refuse(`Array.prototype.${name} without comparator`)
      : original.call(this, comparator);
  }
  return [owner, name, checked];
}

function replace(owner: Owner, name: string, replacement: unknown): () => void {
  const original = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value: replacement, configurable: true, writable: true });
  return () => {
    if (original) Object.defineProperty(owner, name, original);
    else delete owner[name]; // it was inherited
  };
}
