import { readFileSync } from 'node:fs';

/** The golden tables of the formulas (test/vectors/models.json), by section. */
export const models = JSON.parse(readFileSync(new URL('../vectors/models.json', import.meta.url), 'utf8'));
