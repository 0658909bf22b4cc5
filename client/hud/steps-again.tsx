/** To see the first steps and the tips again, for who put them away. */
import { replaySteps, seen } from '../store/steps.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';

export function StepsAgain() {
  const canReplay = useSlice(() => seen.value.size > 0);
  if (!canReplay) return null;
  return (
    <button type="button" class="button" onClick={replaySteps}>
      {words.steps.again}
    </button>
  );
}
