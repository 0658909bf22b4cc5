/** Sends a control and keeps what the room had against it, in words. */
import { useState } from 'preact/hooks';
import type { Control } from '../../../shared/wire/payloads.ts';
import { source } from '../../store/session.ts';
import { words } from '../../text/index.ts';

/** Whether it was done. */
export type Press = (control: Control) => Promise<boolean>;

export function usePress(): [press: Press, trouble: string] {
  const [trouble, setTrouble] = useState('');
  const press: Press = async (control) => {
    setTrouble('');
    const reply = await source.value?.control(control);
    if (reply?.ok === false) setTrouble(words.refusals.sentence(reply.code, reply.numbers));
    return reply?.ok === true;
  };
  return [press, trouble];
}
