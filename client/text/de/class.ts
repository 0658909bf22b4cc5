/** Rund um eine Klasse und am Ende jedes Spiels: Konsole und Wand, Tabelle der Gruppen, Nachbesprechung. */
import type { ClassWords } from '../class.ts';
import { console } from './console.ts';
import { desk } from './desk.ts';
import { ending } from './ending.ts';

export const classWords: ClassWords = { console, desk, ending };
