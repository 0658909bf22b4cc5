/** GET /content.json: the checked content with its hash, made ready once. Without the plans: they solve the levels. */
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Catalogue, ContentFile } from '../../shared/content/catalogue.ts';
import { contentHash } from '../../shared/play/log.ts';

export async function serveCatalogue(files: readonly ContentFile[], catalogue: Catalogue): Promise<RequestHandler> {
  const hash = contentHash(files, await loadHasher());
  const plain = Buffer.from(JSON.stringify({ hash, catalogue: { ...catalogue, plans: [] } }));
  const packed = gzipSync(plain, { level: 9 });
  return (request, response) => {
    response.set({ 'Cache-Control': 'no-cache', ETag: `"${hash}"`, Vary: 'Accept-Encoding' });
    const isPacked = request.acceptsEncodings('gzip') !== false;
    if (isPacked) response.set('Content-Encoding', 'gzip');
    response.type('json').send(isPacked ? packed : plain); // answers 304 by itself
  };
}
