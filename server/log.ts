/** The server's log: JSON lines on the error output, so that what people read on the other one stays readable. */
import { type Logger, pino } from 'pino';
import type { Env } from './env.ts';

export type Log = Logger;

export function createLog(level: Env['LOG_LEVEL']): Log {
  // Written at once: the lines that matter most are those just before the process ends.
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
