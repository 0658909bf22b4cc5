/**
 * What the rules (shared/) may not use, found in the syntax: everything whose result may differ between two machines,
 * two runs or two browsers.
 */
import { type Breach, isNode, nameOf, placeOf, type Source, type SyntaxNode, walk } from './source.ts';

// Equal on every engine measured (300,000 inputs each on Node 20/22/24, Chromium, Firefox), or whole numbers by nature.
const EXACT_MATH = ['sqrt', 'floor', 'ceil', 'round', 'trunc', 'min', 'max', 'abs', 'imul', 'fround', 'clz32', 'sign'];
export const exactMath: ReadonlySet<string> = new Set(EXACT_MATH);

const INEXACT =
  'pow, exp, log, sin … differ between engines and a stored match would no longer replay: base/exact.ts has them';
const LOCALE =
  'texts and orders that follow the locale differ between machines: compare code units, format in the client';
const CLOCK = 'step depends on the world, the catalogue and the commands only: time is counted in ticks';
const HOST = 'shared/ runs in Node, in browsers and in workers alike, and has no way out to any of them';
const UNSEEN = 'a way round the fence that it cannot read';
const COLLECTOR = 'when memory is collected differs between runs';
const KEYS = 'the order of object keys depends on how the object came about: keep arrays in id order';
const ORDER = 'the default order compares texts ("10" before "9"): state a total order';

// Names of the language: banned wherever they stand, so nobody may call a variable so either.
const LANGUAGE_NAMES: Record<string, string> = {
  Intl: LOCALE,
  Date: CLOCK,
  globalThis: UNSEEN,
  eval: UNSEEN,
  Function: UNSEEN,
  Reflect: UNSEEN,
  WeakRef: COLLECTOR,
  FinalizationRegistry: COLLECTOR,
};
// Names of Node and browsers, which the types of shared/ do not know: also words of the field, so a file that declares
// one means its own (a migration is a process).
const HOST_NAMES: Record<string, string> = {
  performance: CLOCK,
  setTimeout: CLOCK,
  setInterval: CLOCK,
  setImmediate: CLOCK,
  queueMicrotask: CLOCK,
  console: HOST,
  process: HOST,
  crypto: HOST,
};
const KEY_LISTS = ['keys', 'values', 'entries', 'getOwnPropertyNames', 'getOwnPropertyDescriptors'];

/** Every banned use in one file of shared/. Content may list the keys of the JSON that it validates; nothing else may. */
export function findBannedCalls(source: Source): Breach[] {
  const breaches: Breach[] = [];
  const mayListKeys = source.file.startsWith('shared/content/');
  const own = declaredNames(source);
  walk(source, (node, parent) => {
    const found = judge(node, parent, own) ?? (mayListKeys ? undefined : judgeKeys(node, parent));
    if (found) breaches.push({ where: placeOf(source, node), what: found[0], why: found[1] });
  });
  return breaches;
}

type Finding = readonly [what: string, why: string] | undefined;

function judge(node: SyntaxNode, parent: SyntaxNode | undefined, own: ReadonlySet<string>): Finding {
  switch (node.type) {
    case 'Identifier':
      return isFieldName(node, parent) ? undefined : judgeName(node.name as string, parent, own);
    case 'BinaryExpression':
    case 'AssignmentExpression':
      return node.operator === '**' || node.operator === '**=' ? [`${node.operator}`, INEXACT] : undefined;
    case 'MemberExpression':
      return judgeMember(node, parent);
    case 'Property':
      return parent?.type === 'ObjectPattern' ? judgeMethod(keyOf(node)) : undefined;
    case 'MetaProperty':
      return nameOf(node.property) === 'meta' ? ['import.meta', HOST] : undefined;
    default:
      return undefined;
  }
}

function judgeName(name: string, parent: SyntaxNode | undefined, own: ReadonlySet<string>): Finding {
  if (Object.hasOwn(LANGUAGE_NAMES, name)) return [name, LANGUAGE_NAMES[name]!];
  if (Object.hasOwn(HOST_NAMES, name) && !own.has(name)) return [name, HOST_NAMES[name]!];
  const isObjectOfMember = parent?.type === 'MemberExpression' && nameOf(parent.object) === name;
  return name === 'Math' && !isObjectOfMember ? ['Math taken apart or handed on', UNSEEN] : undefined;
}

function judgeMember(node: SyntaxNode, parent: SyntaxNode | undefined): Finding {
  const key = keyOf(node);
  if (nameOf(node.object) === 'Math') {
    if (key === undefined) return ['Math[…]', UNSEEN];
    return exactMath.has(key) ? undefined : [`Math.${key}`, INEXACT];
  }
  if (key === 'sort' || key === 'toSorted')
    return hasComparator(node, parent) ? undefined : [`${key} without comparator`, ORDER];
  return judgeMethod(key);
}

function judgeMethod(key: string | undefined): Finding {
  return key?.startsWith('toLocale') || key === 'localeCompare' ? [key, LOCALE] : undefined;
}

function hasComparator(member: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent?.type !== 'CallExpression' || parent.callee !== member) return false;
  const [comparator] = parent.arguments as SyntaxNode[];
  return comparator !== undefined && nameOf(comparator) !== 'undefined';
}

function judgeKeys(node: SyntaxNode, parent: SyntaxNode | undefined): Finding {
  if (node.type === 'ForInStatement') return ['for … in', KEYS];
  if (nameOf(node) === 'Object' && !isFieldName(node, parent) && parent?.type !== 'MemberExpression') {
    return parent?.type === 'TSTypeReference' ? undefined : ['Object taken apart or handed on', UNSEEN];
  }
  if (node.type !== 'MemberExpression' || nameOf(node.object) !== 'Object') return undefined;
  const key = keyOf(node);
  if (key === undefined) return ['Object[…]', UNSEEN];
  return KEY_LISTS.includes(key) ? [`Object.${key}`, KEYS] : undefined;
}

/** The names that the file itself gives to variables, parameters and imports, anywhere in it. */
function declaredNames(source: Source): Set<string> {
  const names = new Set<string>();
  walk(source, (node) => {
    for (const binding of bindingsOf(node)) names.add(nameOf(binding) ?? '');
  });
  return names;
}

function bindingsOf(node: SyntaxNode): unknown[] {
  if (node.type === 'VariableDeclarator') return [node.id];
  if (/^Import.*Specifier$/.test(node.type)) return [node.local];
  if (node.type === 'ObjectPattern') return (node.properties as SyntaxNode[]).map(({ value }) => value);
  if (node.type === 'ArrayPattern') return node.elements as unknown[];
  if (node.type === 'AssignmentPattern') return [node.left];
  return Array.isArray(node.params) ? node.params : [];
}

/** The name that `a.name`, `a['name']`, `{ name: … }` or `{ 'name': … }` speaks of; undefined when it is computed. */
function keyOf(node: SyntaxNode): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (!node.computed && nameOf(key)) return nameOf(key);
  return isNode(key) && key.type === 'Literal' ? String(key.value) : undefined;
}

const FIELDS = ['Property', 'MethodDefinition', 'PropertyDefinition', 'TSPropertySignature', 'TSMethodSignature'];

/** True for the `name` of `a.name`, `{ name: 1 }` and `interface { name: … }`, which mean no variable. */
function isFieldName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (!parent || parent.computed) return false;
  if (parent.type === 'MemberExpression') return parent.property === node;
  return FIELDS.includes(parent.type) && parent.key === node;
}
