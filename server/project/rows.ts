/**
 * One kind of record of an estate: rows that follow a list of the world. Most of the work of a projection is to find that
 * nothing changed, so what was last written is kept beside each row: reading a schema's own fields costs five times that.
 */
import type { HasId } from '../../shared/base/ids.ts';
import type { Row } from '../../shared/wire/columns.ts';
import { type AnyColumn, type Write, writerOf } from './writer.ts';

/** What is used of a Colyseus map. */
interface RowMap {
  set(key: string, row: never): unknown;
  delete(key: string): boolean;
}

/** A row with what it was given last. */
export class Cells {
  readonly row: Row;
  private readonly given: unknown[];
  private readonly writer: Write;

  constructor(row: unknown, columns: readonly AnyColumn[]) {
    this.row = row as Row;
    this.given = noneOf(columns);
    this.writer = writerOf(columns);
  }

  write(record: object): void {
    this.writer(record, this.given, this.row);
  }
}

/** Most rows are cold when their turn comes, and every step from one object to the next is a wait for memory: few steps. */
interface Kept {
  readonly row: Row;
  readonly facts: unknown[];
  readonly gauges: unknown[];
  pass: number;
}

export class Rows<T extends HasId> {
  private readonly map: RowMap;
  private readonly newRow: () => unknown;
  private readonly facts: readonly AnyColumn[];
  private readonly gauges: readonly AnyColumn[];
  private readonly writeFacts: Write;
  private readonly writeGauges: Write;
  private readonly rows = new Map<number, Kept>();
  private pass = 0;

  /** Gauges need not be looked at in every beat. */
  constructor(map: RowMap, newRow: () => unknown, facts: readonly AnyColumn[], gauges: readonly AnyColumn[] = NONE) {
    this.map = map;
    this.newRow = newRow;
    this.facts = facts;
    this.gauges = gauges;
    this.writeFacts = writerOf(facts);
    this.writeGauges = writerOf(gauges);
  }

  /** `gaugesOf` is asked where gauges are due, and once for what is new: every field is set before a row is seen. */
  follow(list: readonly T[], due: { facts: boolean; gauges: boolean }, gaugesOf: (one: T) => object): void {
    if (!due.facts && !due.gauges) return;
    this.pass += 1;
    for (const one of list) {
      const known = this.rows.get(one.id);
      const { row, facts, gauges } = known ?? this.keep(one.id);
      if (due.facts || known === undefined) this.writeFacts(one, facts, row);
      if (due.gauges || known === undefined) this.writeGauges(gaugesOf(one), gauges, row);
      if (known === undefined) this.map.set(String(one.id), row as never);
      else known.pass = this.pass;
    }
    if (this.rows.size > list.length) this.dropGone();
  }

  private keep(id: number): Kept {
    const [facts, gauges] = [noneOf(this.facts), noneOf(this.gauges)];
    const kept = { row: this.newRow() as Row, facts, gauges, pass: this.pass };
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

const NONE: readonly AnyColumn[] = [];
const noneOf = (columns: readonly AnyColumn[]): unknown[] => new Array(columns.length).fill(undefined);
