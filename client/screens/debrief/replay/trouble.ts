/** Why a log cannot be replayed, in words, with the place that the rules name. */
import type { Trouble } from '../../../source/replay/calls.ts';
import { told } from '../../../text/debrief.ts';

export function troubleWords({ code, message }: Trouble): string {
  const { trouble, detail } = told.opened;
  const known = trouble as Readonly<Record<string, string>>;
  const said = known[code] ?? trouble['log.failed'];
  return message === '' ? said : `${said} ${detail(message)}`;
}
