/** Works out pars of rounds from their logs, in a side thread. */
import { toldBy } from '../../shared/play/counterfactual.ts';
import { parseLog } from '../../shared/play/log.ts';
import { parOfDay } from '../../shared/play/par.ts';
import { answerEach, type Side } from '../side/answer-each.ts';

export interface ParFound {
  readonly microCents: number | null;
  readonly trouble?: string; // why there is none
}

await answerEach<string, ParFound>(found);

function found(log: string, { catalogue, content, hasher }: Side): ParFound {
  try {
    return { microCents: parOfDay(catalogue, toldBy(parseLog(log, hasher, content))) };
  } catch (error) {
    return { microCents: null, trouble: String(error) };
  }
}
