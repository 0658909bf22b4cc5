/**
 * Looking ahead in this page: the days to come are played in pieces shorter than a frame, with the page's own work between
 * them, so that nothing stands still for it. It takes longer so, and nobody waits for it.
 */
import type { LookAhead } from '../../shared/play/plan/aids.ts';
import { inPieces, lookAheadBySteps } from '../../shared/play/plan/look-ahead.ts';

const rest = () => new Promise((resolve) => setTimeout(resolve));

export const lookAhead = (...about: Parameters<typeof lookAheadBySteps>): Promise<LookAhead> =>
  inPieces(lookAheadBySteps(...about), () => performance.now(), rest);
