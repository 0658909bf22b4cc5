/**
 * The time of day, for bells and notes: read once, then counted on by the machine's uptime. It goes on while the machine
 * sleeps, and does not jump when somebody sets the clock in the middle of a lesson.
 */
import { uptime } from 'node:os';

const uptimeMs = (): number => uptime() * 1000;
const bootMs = Date.now() - uptimeMs();

export const timeOfDay = (): number => Math.round(bootMs + uptimeMs());
