/**
 * Three things are counted in minutes, and each has a word of its own: "min" alone is what one waits at this page, a game
 * minute passes on the match's clock, an operator minute is work of hands.
 */
import { decimal } from '../format.ts';

export const gameMinutes = (minutes: number): string => `${decimal(minutes)}\u00a0game\u00a0min`;
export const perGameMinute = (amount: string): string => `${amount}/game\u00a0min`;
export const operatorMinutes = (milliMinutes: number): string => `${decimal(milliMinutes / 1000)}\u00a0op\u00a0min`;
