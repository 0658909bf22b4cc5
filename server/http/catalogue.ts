/**
 * GET /content.json: the checked content with its hash, made ready once. Without what solves it: the plans of the levels,
 * and all that lessons ask, since what is right is told when a question is closed.
 */
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Catalogue, ContentFile } from '../../shared/content/catalogue.ts';
import type { Lesson } from '../../shared/content/lesson.ts';
import { contentHash } from '../../shared/play/log.ts';

export async function serveCatalogue(files: readonly ContentFile[], catalogue: Catalogue): Promise<RequestHandler> {
  const { hash, text } = await catalogueFile(files, catalogue);
  const plain = Buffer.from(text);
  const packed = gzipSync(plain, { level: 9 });
  return (request, response) => {
    response.set({ 'Cache-Control': 'no-cache', ETag: `"${hash}"`, Vary: 'Accept-Encoding' });
    const isPacked = request.acceptsEncodings('gzip') !== false;
    if (isPacked) response.set('Content-Encoding', 'gzip');
    response.type('json').send(isPacked ? packed : plain); // answers 304 by itself
  };
}

/** What the page reads as content.json. */
export async function catalogueFile(
  files: readonly ContentFile[],
  catalogue: Catalogue,
): Promise<{ hash: string; text: string }> {
  const hash = contentHash(files, await loadHasher());
  return { hash, text: JSON.stringify({ hash, catalogue: publicPart(catalogue) }) };
}

export function publicPart(catalogue: Catalogue): Catalogue {
  return { ...catalogue, plans: [], lessons: catalogue.lessons.map(withoutQuestions) };
}

function withoutQuestions(lesson: Lesson): Lesson {
  const stages = lesson.stages.map((stage) => ('questions' in stage ? { ...stage, questions: [] } : stage));
  return { ...lesson, stages };
}
