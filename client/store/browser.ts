/** What tells this browser from others, to the room it joins: no name and no account, 128 random bits that it keeps. */
const KEY = 'headroom.browser';
const BYTES = 16;

const random = (bytes: number): string =>
  [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Undefined where nothing can be kept: a new token each time would say nothing. */
export function browserToken(): string | undefined {
  try {
    const known = localStorage.getItem(KEY);
    if (known !== null && /^[0-9a-f]{32}$/.test(known)) return known;
    const fresh = random(BYTES);
    localStorage.setItem(KEY, fresh);
    return localStorage.getItem(KEY) === fresh ? fresh : undefined;
  } catch {
    return undefined;
  }
}

/** In its place for as long as this page stands. */
export const pageToken = random(BYTES);

/** Of this page: another tab of the same browser has another. */
export const pageId = random(4);
