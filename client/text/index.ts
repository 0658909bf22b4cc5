/**
 * The message catalogue. A message is a string or a function of its numbers, so that a forgotten number or a misspelt
 * name is a type error; another language is another object of the same type.
 */
import { common } from './en/common.ts';
import { floor } from './en/floor.ts';
import { game } from './en/game.ts';
import { names } from './en/names.ts';
import { plan } from './en/plan.ts';
import { refusals } from './en/refusals.ts';
import { screens } from './en/screens.ts';
import { settings } from './en/settings.ts';
import { why } from './en/why.ts';

export const words = { common, floor, game, names, plan, refusals, screens, settings, why };
export type Words = typeof words;
