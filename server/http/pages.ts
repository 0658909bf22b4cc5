/** The built client, read into memory once (it is small): what has a hash in its name is kept by browsers for good. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Request, RequestHandler } from 'express';

interface Page {
  readonly plain: Buffer;
  readonly packed: Buffer | undefined; // gzip, made by the build for what shrinks
  readonly type: string;
  readonly caching: string;
}

const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache'; // kept, but asked for each time: answered with 304 when unchanged

export function servePages(folder: string): RequestHandler {
  const pages = readPages(folder);
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const page = pages.get(isPlace(request) ? '/index.html' : request.path);
    if (page === undefined) return next();
    const { plain, packed, type, caching } = page;
    response.set({ 'Cache-Control': caching, Vary: 'Accept-Encoding' }).type(type);
    const isPacked = packed !== undefined && request.acceptsEncodings('gzip') !== false;
    if (isPacked) response.set('Content-Encoding', 'gzip');
    response.send(isPacked ? packed : plain);
  };
}

/** True for a place inside the game (/, /host, /j/CODE), which the page itself finds; false for a file. */
export function isPlace(request: Request): boolean {
  const { path } = request;
  const isFile = path.slice(path.lastIndexOf('/')).includes('.');
  return !isFile && !path.startsWith('/api/') && request.accepts('html') !== false;
}

function readPages(folder: string): Map<string, Page> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.gz'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.map((file) => [pathOf(folder, file), readPage(folder, file)]));
}

function readPage(folder: string, file: string): Page {
  return {
    plain: readFileSync(file),
    packed: existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`) : undefined,
    type: extname(file),
    caching: pathOf(folder, file).startsWith('/assets/') ? FOR_GOOD : ASK_AGAIN,
  };
}

function pathOf(folder: string, file: string): string {
  return file.slice(folder.length).replaceAll('\\', '/');
}
