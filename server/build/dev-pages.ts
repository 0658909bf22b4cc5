/** The client straight from its sources, through Vite, for development. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { isPlace } from '../http/pages.ts';
import { CLIENT, clientConfig } from './config.ts';

export async function servePagesFromSource(): Promise<RequestHandler> {
  const { createServer } = await import('vite');
  // Its own socket server on its own port: on the game's, both would answer every upgrade.
  const vite = await createServer({ ...clientConfig(), appType: 'custom', server: { middlewareMode: true } });
  return (request, response, next) => {
    vite.middlewares(request, response, async () => {
      if (request.method !== 'GET' || !isPlace(request)) return next();
      const html = readFileSync(join(CLIENT, 'index.html'), 'utf8');
      const page = await vite.transformIndexHtml(request.originalUrl, html).catch(next);
      if (page) response.type('html').send(page);
    });
  };
}
