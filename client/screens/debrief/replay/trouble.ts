/** Why a log cannot be replayed, in words, with the place that the rules name. */
import type { Trouble } from '../../../source/replay/calls.ts';
import { told } from '../../../text/debrief.ts';
import { percent } from '../../../text/format.ts';
import type { ReplayState } from './use-replay.ts';

export function troubleWords({ code, message }: Trouble): string {
  const { trouble, detail } = told.opened;
  const known = trouble as Readonly<Record<string, string>>;
  const said = known[code] ?? trouble['log.failed'];
  return message === '' ? said : `${said} ${detail(message)}`;
}

/** What there is to say until it can be looked at; '' when it can. */
export function replayStatus(state: ReplayState): string {
  if (state.is === 'loading') return told.replay.loading(percent(Math.round(100 * state.share) / 100));
  if (state.is === 'later') return told.replay.later;
  return state.is === 'trouble' ? troubleWords(state.trouble) : '';
}
