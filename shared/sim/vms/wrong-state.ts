/** A VM that is not in the state an order needs: refused with both states, so that whoever shows it can say the way. */
import { type Refusal, refuse } from '../rejections.ts';
import { VM_STATES, type VmFacts, type VmState } from '../world.ts';

export const wrongState = (
  { state }: Pick<VmFacts, 'state'>,
  wanted: Extract<VmState, 'stopped' | 'running'>,
): Refusal => refuse('vm.state', { state: VM_STATES.indexOf(state), wanted: VM_STATES.indexOf(wanted) });
