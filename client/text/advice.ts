/** The words of advice: no part of the first download, whoever gives some fetches them. */
import type { IncidentKind } from '../../shared/content/schema.ts';
import type { WhyCode } from '../../shared/sim/explain.ts';
import type { Said } from '../play/advice.ts';
import { spoken } from './spoken.ts';

export interface AdviceCatalogue {
  readonly signs: Readonly<
    Record<
      IncidentKind,
      {
        readonly before: readonly Said[]; // until it strikes
        readonly after: readonly Said[]; // once it has
      }
    >
  >;
  readonly whys: Readonly<Partial<Record<WhyCode, readonly Said[]>>>; // where no button below the chain does it
  readonly nothingThere: string; // on the machines that will be struck
  readonly allPatched: string; // of all that a base image with a hole would strike
}

export const { advice } = await spoken<{ readonly advice: AdviceCatalogue }>({
  en: () => import('./en/advice.ts'),
  de: () => import('./de/advice.ts'),
});
