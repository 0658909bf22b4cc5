/**
 * Dreierlei wird in Minuten gezählt, und jedes hat sein eigenes Wort: „min“ allein ist, was man vor dieser Seite wartet,
 * eine Spielminute vergeht auf der Uhr der Partie, eine Operator-Minute ist Arbeit von Händen.
 */
import { decimal } from '../format.ts';

/** Ein Wort: hinter seinem Strich endet keine Zeile. */
const GAME_MINUTE = 'Spiel-\u2060min';

export const gameMinutes = (minutes: number): string => `${decimal(minutes)}\u00a0${GAME_MINUTE}`;
export const perGameMinute = (amount: string): string => `${amount}/${GAME_MINUTE}`;
export const operatorMinutes = (milliMinutes: number): string => `${decimal(milliMinutes / 1000)}\u00a0Op-\u2060min`;
