/** The kinds of fields that the schemas of all content files share. */
import { z } from 'zod';

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a lower-case id such as "online-boutique"');
export const count = z.int().min(0);
export const positive = z.int().min(1);
export const share = z.number().min(0).max(1);
export const dollars = z.number().min(0).max(1_000_000);
export const source = z.string().min(2);
