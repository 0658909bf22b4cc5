/** What is said around a class and at the end of any match: the console and the wall, the table of teams, the debrief. */
import { console } from './console.ts';
import { desk } from './desk.ts';
import { ending } from './ending.ts';

export const classWords = { console, desk, ending };
