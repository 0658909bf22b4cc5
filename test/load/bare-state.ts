/** Records about as wide as those of an estate; a team sees its own. */
import { type SchemaType, schema, t } from '@colyseus/schema';

export const Thing = schema(
  { a: t.uint8(), b: t.uint16(), c: t.uint32(), d: t.uint32(), e: t.uint8(), f: t.uint16() },
  'Thing',
);
export type Thing = SchemaType<typeof Thing>;

export const BareState = schema({ things: t.map(Thing).view() }, 'Bare');
export type BareState = SchemaType<typeof BareState>;
