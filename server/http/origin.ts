/**
 * Pages of other sites may not play here in a visitor's name: a browser says which page asks, in Origin, and it must be
 * one of ours. Without one it is no browser's page.
 */
import type { RequestHandler } from 'express';
import { refuse } from './answers.ts';

export function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: string | undefined) {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false; // "null": a sandboxed frame or a file
  const from = new URL(origin);
  return from.origin === publicUrl || (host !== undefined && from.host === host.toLowerCase());
}

export function ownOriginOnly(publicUrl: string | undefined): RequestHandler {
  return (request, response, next) => {
    const { origin, host } = request.headers;
    if (isOwnOrigin(origin, host, publicUrl)) next();
    else refuse(response, { status: 403, code: 'http.foreign_origin' });
  };
}
