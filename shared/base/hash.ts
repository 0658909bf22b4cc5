/**
 * State hashes: xxHash64 by WebAssembly, the same in Node and in browsers. Not node:crypto (absent in browsers) and not
 * crypto.subtle (absent on plain-http pages of a classroom network).
 */
import xxhash from 'xxhash-wasm';

export interface Hasher {
  /** 16 lower-case hex digits over the UTF-8 bytes of the text. */
  hash64(text: string): string;
}

/** Compiles the module once; after that hashing is synchronous. Rejects only where WebAssembly is missing. */
export async function loadHasher(): Promise<Hasher> {
  const { h64ToString } = await xxhash();
  return { hash64: (text) => h64ToString(text) };
}
