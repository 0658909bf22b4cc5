/** A stage as it is named on a bar or a button. */
import type { StageInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { decimal } from '../../text/format.ts';

export function stageName({ kind, name }: Pick<StageInfo, 'kind' | 'name'>): string {
  const say = around.console;
  return kind === 'play' ? say.round(say.stages.play, name) : say.stages[kind];
}

export const stageMinutes = (seconds: number): string => decimal(Math.round(seconds / 6) / 10);
