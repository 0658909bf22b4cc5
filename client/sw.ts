/**
 * What lets the campaign be played with the server gone. Files with a hash in their name never change and come from the
 * cache; the page itself and the content come from the server while there is one. Rooms and their sockets are no business
 * of it.
 */
const CACHE = 'headroom';
/** The build's list of its own files, and what has no hash in its name. */
const LIST = 'manifest.json';
const FRESH: ReadonlySet<string> = new Set(['', 'content.json', LIST, 'app.webmanifest', 'icon.svg', 'icon-512.png']);
const base = new URL('./', location.href);

/** What is used of the events of a service worker, which the page's own library of types does not know. */
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

const at = (path: string): string => new URL(path, base).href;

addEventListener('fetch', (event) => {
  const { request, respondWith } = event as unknown as Fetching;
  const path = pathOf(request);
  if (path === undefined) return;
  const answer = (given: Promise<Response>) => respondWith.call(event, given);
  if (path.startsWith('assets/')) answer(fromCache(request));
  else if (request.mode === 'navigate') answer(fromServer(at('')));
  else if (FRESH.has(path)) answer(fromServer(at(path)));
});

addEventListener('message', (event) => {
  if (event.data === 'keep') (event as unknown as Lasting).waitUntil(keepAll());
});

/** Below the game's own folder; undefined: not for us. */
function pathOf({ method, url }: Request): string | undefined {
  const asked = new URL(url);
  const isOurs = method === 'GET' && asked.origin === base.origin && asked.pathname.startsWith(base.pathname);
  return isOurs ? asked.pathname.slice(base.pathname.length) : undefined;
}

async function fromCache(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request.url);
  if (known !== undefined) return known;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

async function fromServer(url: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(url, { cache: 'no-cache' });
    if (answer.ok) await cache.put(url, answer.clone());
    return answer;
  } catch (error) {
    const known = await cache.match(url);
    if (known === undefined) throw error;
    return known;
  }
}

/** Every file of the build as it is now, and none of the one before. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all([...FRESH].map((path) => fromServer(at(path))));
  const list = (await (await fromServer(at(LIST))).json()) as Readonly<Record<string, Chunk>>;
  const files = new Set(
    Object.values(list).flatMap(({ file, css, assets }) => [file, ...(css ?? []), ...(assets ?? [])]),
  );
  const wanted = new Set([...files].filter((file) => file.startsWith('assets/')).map(at));
  const known = new Set((await cache.keys()).map(({ url }) => url));
  await cache.addAll([...wanted].filter((url) => !known.has(url)));
  for (const url of known) if (url.startsWith(at('assets/')) && !wanted.has(url)) await cache.delete(url);
}
