/** Every level of the catalogue holds its proofs (09-balance A, C, E, J): part 2 of 4. */
import { proveLevels } from '../support/proofs.ts';

proveLevels(1);
