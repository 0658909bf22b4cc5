/** The store that the server of the same settings uses. */
import { EnvError, readEnv } from '../env.ts';
import { placeOf } from '../store/place.ts';
import { UsageError } from './args.ts';

/** @throws UsageError */
export function placeOfSettings(): string {
  try {
    return placeOf(readEnv(process.env));
  } catch (error) {
    if (error instanceof EnvError) throw new UsageError(error.message);
    throw error;
  }
}
