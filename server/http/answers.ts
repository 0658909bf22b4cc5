/** What is answered when something is refused or breaks: the same shape as inside a room, and never an error's own text. */
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { DailyCode } from '../../shared/wire/daily.ts';
import type { RoomCode } from '../../shared/wire/messages.ts';
import type { Log } from '../log.ts';

/** Of the door only: people meet them as a bug of the page, so the page has no sentence for them. */
type HttpCode = RoomCode | DailyCode | 'http.not_found' | 'http.too_large' | 'http.malformed' | 'http.foreign_origin';

export interface Refusal {
  readonly status: number;
  readonly code: HttpCode;
  readonly ref?: string; // of an internal error, as in the log
  readonly retryAfterSeconds?: number;
  readonly parted?: { readonly tick: number; readonly message: string }; // where a log and its replay do
}

export function refuse(response: Response, { status, code, ref, retryAfterSeconds, parted }: Refusal): void {
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  // `error` too: it is where the game's SDK looks, and becomes the message of what it throws.
  response.status(status).json({ ok: false, code, error: code, ...(ref !== undefined && { ref }), ...parted });
}

/** Notes the error under a reference that the person who meets it can pass on. */
export function internal(log: Log, error: unknown, where: string): Refusal {
  const ref = randomUUID().slice(0, 8);
  log.error({ err: error, ref, where }, 'request failed');
  return { status: 500, code: 'internal', ref };
}

export const answerUnknown: RequestHandler = (_request, response) =>
  refuse(response, { status: 404, code: 'http.not_found' });

/** Last in the chain. The four parameters are how Express tells it from other handlers. */
export function answerErrors(log: Log) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) next(error);
    else refuse(response, refusalOf(error) ?? internal(log, error, `${request.method} ${request.path}`));
  };
}

/** Of the errors that Express and its body parser raise for what the sender did. */
function refusalOf(error: unknown): Refusal | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) return { status, code: 'http.too_large' };
  if (typeof status === 'number' && status >= 400 && status < 500) return { status, code: 'http.malformed' };
  return undefined;
}
