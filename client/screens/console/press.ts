/** Sends a control and keeps what the room had against it, in words. */
import { useState } from 'preact/hooks';
import type { Refused } from '../../../shared/wire/messages.ts';
import type { Control } from '../../../shared/wire/payloads.ts';
import { connection, source } from '../../store/session.ts';
import { words } from '../../text/index.ts';

/** Whether it was done. */
export type Press = (control: Control) => Promise<boolean>;

export function usePress(): [press: Press, trouble: string] {
  const [refused, setRefused] = useState<Refused | null>(null);
  const press: Press = async (control) => {
    setRefused(null);
    const reply = await source.value?.control(control);
    if (reply?.ok === false) setRefused(reply);
    return reply?.ok === true;
  };
  return [press, refused === null ? '' : troubleOf(refused, connection.value === 'open')];
}

/** A press is not kept for later, as the class has gone on meanwhile: whoever pressed looks and decides again. */
export const troubleOf = ({ code, numbers }: Refused, isOpen: boolean): string =>
  code === 'line.lost' && isOpen ? words.screens.notice.back : words.refusals.sentence(code, numbers);
