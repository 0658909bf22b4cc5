/**
 * A record on the wire as a list of columns: what it is called, how it is encoded, and how it comes back. One list makes
 * the Colyseus schema, the writer (server/project/rows.ts) and the reader, so that the three cannot disagree.
 */
import { schema, t } from '@colyseus/schema';

type Cell = number | string | boolean;
type Primitive = 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'float64' | 'boolean' | 'string';

export interface Codec<T> {
  readonly primitive: Primitive;
  readonly isList: boolean; // so that it may change in place
  readonly encode: (value: T) => Cell;
  readonly decode: (cell: Cell) => T;
}

const same = <T extends Cell>(primitive: Primitive): Codec<T> => ({
  primitive,
  isList: false,
  encode: (value) => value,
  decode: (cell) => cell as T,
});

export const int8 = same<number>('int8');
export const int16 = same<number>('int16');
export const int32 = same<number>('int32');
export const uint8 = same<number>('uint8');
export const uint16 = same<number>('uint16');
export const uint32 = same<number>('uint32');
/** Whole numbers up to 2^53, such as micro-cents. */
export const whole = same<number>('float64');
export const flag = same<boolean>('boolean');
export const text = same<string>('string');

/** One of a fixed list of words, as its place in the list. */
export function oneOf<T extends string>(words: readonly T[]): Codec<T> {
  return {
    primitive: 'uint8',
    isList: false,
    encode: (value) => words.indexOf(value),
    decode: (cell) => words[cell as number] as T,
  };
}

/** Small lists that change as a whole. */
export const numbers: Codec<readonly number[]> = {
  primitive: 'string',
  isList: true,
  encode: (value) => value.join(' '),
  decode: (cell) => (cell === '' ? [] : (cell as string).split(' ').map(Number)),
};
export const numberLists: Codec<readonly (readonly number[])[]> = {
  primitive: 'string',
  isList: true,
  encode: (value) => value.map((list) => list.join(' ')).join('|'),
  decode: (cell) => (cell === '' ? [] : (cell as string).split('|').map((list) => numbers.decode(list) as number[])),
};

// biome-ignore lint/suspicious/noExplicitAny: a codec's type is checked where the columns are listed
export type Column<T> = { [K in keyof T & string]: readonly [K, Codec<any> & Codec<T[K]>] }[keyof T & string];

/**
 * The columns of a record type. Every field must be listed: a forgotten one is a type error at the call, since
 * `Missing` must be `never`.
 */
export function columnsOf<T>() {
  return <const C extends readonly Column<T>[]>(
    ...columns: Exclude<keyof T & string, C[number][0]> extends never ? C : readonly [never]
  ): readonly Column<T>[] => columns as unknown as readonly Column<T>[];
}

/** A live schema instance; its fields are the columns'. */
export type Row = Record<string, Cell>;

export function schemaOf(name: string, columns: readonly (readonly [string, Codec<never> | Codec<unknown>])[]) {
  const fields = columns.map(([key, codec]) => [key, t[codec.primitive]()] as const);
  return schema(Object.fromEntries(fields), name);
}

export function readRow<T>(row: Row, columns: readonly Column<T>[]): T {
  const record: Record<string, unknown> = {};
  for (const [key, codec] of columns) record[key] = (codec as Codec<unknown>).decode(row[key] as Cell);
  return record as T;
}
