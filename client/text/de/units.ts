/**
 * Dreierlei wird in Minuten gezählt, und jedes hat sein eigenes Wort: „min“ allein ist, was man vor dieser Seite wartet,
 * eine Spielminute vergeht auf der Uhr der Partie, eine Operator-Minute ist Arbeit von Händen.
 */
import { decimal } from '../format.ts';

export const gameMinutes = (minutes: number): string => `${decimal(minutes)} Spiel-min`;
export const perGameMinute = (amount: string): string => `${amount}/Spiel-min`;
export const operatorMinutes = (milliMinutes: number): string => `${decimal(milliMinutes / 1000)} Op-min`;
