/**
 * GET /metrics, for Prometheus. With METRICS_TOKEN whoever shows it; without, programs of this machine that come straight
 * to the port: in a school's network the neighbours are the students, and behind a proxy everybody seems to be next door.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Meters } from './meters.ts';

const PASSED_ON = ['x-forwarded-for', 'forwarded', 'x-real-ip'];

/** Whoever may not read it learns nothing of it: the request goes on to where unknown addresses are answered. */
export function serveMetrics(meters: Meters, token: string | undefined): RequestHandler {
  return async (request, response, next) => {
    if (!(token === undefined ? isFromHere(request) : isShown(request, token))) return next();
    const text = await meters.registry.metrics();
    response.set({ 'Cache-Control': 'no-store', 'Content-Type': meters.registry.contentType }).send(text);
  };
}

function isFromHere({ socket, headers }: Request): boolean {
  const { remoteAddress = '' } = socket;
  const isLoopback = remoteAddress === '::1' || /^(::ffff:)?127\./.test(remoteAddress);
  return isLoopback && PASSED_ON.every((name) => headers[name] === undefined);
}

function isShown({ headers: { authorization = '' } }: Request, token: string): boolean {
  const [shown, wanted] = [Buffer.from(authorization), Buffer.from(`Bearer ${token}`)];
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}
