/**
 * One kind of record of an estate: rows that follow a list of the world. Most of the work of a projection is to find that
 * nothing changed, so what was last written is kept beside each row: reading a schema's own fields costs five times that.
 */
import type { HasId } from '../../shared/base/ids.ts';
import type { Codec, Row } from '../../shared/wire/columns.ts';

/** What is used of a Colyseus map. */
interface RowMap {
  set(key: string, row: never): unknown;
  delete(key: string): boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: a column of any record; whose, the type of the row says
type AnyColumn = readonly [string, Codec<any>];

/** A row with what it was last given. The lists of columns it is written by share no column. */
export class Cells {
  readonly row: Row;
  private readonly given = new Map<readonly AnyColumn[], unknown[]>();

  constructor(row: unknown) {
    this.row = row as Row;
  }

  write(columns: readonly AnyColumn[], record: object): void {
    let given = this.given.get(columns);
    if (given === undefined) {
      given = [];
      this.given.set(columns, given);
    }
    for (let index = 0; index < columns.length; index++) {
      const [key, codec] = columns[index] as AnyColumn;
      const value = (record as Record<string, unknown>)[key];
      // A list may have changed in place; it is compared as the text that it is sent as.
      if (value === given[index] && typeof value !== 'object') continue;
      given[index] = value;
      const cell = codec.encode(value);
      if (this.row[key] !== cell) this.row[key] = cell;
    }
  }
}

interface Kept {
  readonly cells: Cells;
  pass: number;
}

export class Rows<T extends HasId> {
  private readonly map: RowMap;
  private readonly newRow: () => unknown;
  private readonly facts: readonly AnyColumn[];
  private readonly gauges: readonly AnyColumn[];
  private readonly rows = new Map<number, Kept>();
  private pass = 0;

  /** Of `columns`, those also in `gauges` need not be looked at in every beat. */
  constructor(map: RowMap, newRow: () => unknown, columns: readonly AnyColumn[], gauges: readonly AnyColumn[] = []) {
    const isGauge = new Set(gauges.map(([key]) => key));
    this.map = map;
    this.newRow = newRow;
    this.gauges = gauges;
    this.facts = columns.filter(([key]) => !isGauge.has(key));
  }

  /** `gaugesOf` is asked where gauges are due, and once for what is new: every field is set before a row is seen. */
  follow(list: readonly T[], due: { facts: boolean; gauges: boolean }, gaugesOf: (one: T) => object): void {
    if (!due.facts && !due.gauges) return;
    this.pass += 1;
    for (const one of list) {
      const known = this.rows.get(one.id);
      const { cells } = known ?? this.keep(one.id);
      if (due.facts || known === undefined) cells.write(this.facts, one);
      if (due.gauges || known === undefined) cells.write(this.gauges, gaugesOf(one));
      if (known === undefined) this.map.set(String(one.id), cells.row as never);
      else known.pass = this.pass;
    }
    if (this.rows.size > list.length) this.dropGone();
  }

  private keep(id: number): Kept {
    const kept = { cells: new Cells(this.newRow()), pass: this.pass };
    this.rows.set(id, kept);
    return kept;
  }

  private dropGone(): void {
    for (const [id, { pass }] of this.rows) {
      if (pass === this.pass) continue;
      this.rows.delete(id);
      this.map.delete(String(id));
    }
  }
}
