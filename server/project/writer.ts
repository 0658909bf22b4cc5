/**
 * Writes what changed of a record to its row. Most of the work of a projection is to find that nothing did: each list of
 * columns is compiled to a function that names its fields, since `record[key]` with a key of forty, over twenty kinds of
 * record, is a search for V8 every time (a showing of ten teams took 530 µs that way and takes 380 so). The names come from
 * the tables of shared/wire/records.ts and from nowhere else.
 */
import type { Codec, Row } from '../../shared/wire/columns.ts';

// biome-ignore lint/suspicious/noExplicitAny: a column of any record; whose, the type of the row says
export type AnyColumn = readonly [string, Codec<any>];

/** `given` is what the row was given last, in the order of the columns. */
export type Write = (record: object, given: unknown[], row: Row) => void;

const compiled = new WeakMap<readonly AnyColumn[], Write>();

/** All rows that are written by one list of columns share one function. */
export function writerOf(columns: readonly AnyColumn[]): Write {
  const write = compiled.get(columns) ?? compile(columns);
  compiled.set(columns, write);
  return write;
}

function compile(columns: readonly AnyColumn[]): Write {
  const steps = columns.map(([key, { isList }], index) => {
    const field = JSON.stringify(key);
    // A list may have changed in place; it is compared as the text that it is sent as.
    const shown = isList ? `encode[${index}](record[${field}])` : `record[${field}]`;
    const cell = isList ? 'shown' : `encode[${index}](shown)`;
    return `{ const shown = ${shown}; if (shown !== given[${index}]) { given[${index}] = shown; row[${field}] = ${cell}; } }`;
  });
  const make = new Function('encode', `return (record, given, row) => {\n${steps.join('\n')}\n};`);
  return make(columns.map(([, { encode }]) => encode)) as Write;
}
