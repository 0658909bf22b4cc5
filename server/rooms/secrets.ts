/** What only its owner knows: tokens and host keys of 128 bits, of which the store keeps a hash; and room codes. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/wire/symbols.ts';

const SECRET_BYTES = 16;

export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('hex');
}

/** One round is enough: there is no guessing 128 random bits. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Takes as long for a wrong one as for the right one. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)));
}

export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}

export function newSeed(): number {
  return randomInt(2 ** 32);
}
