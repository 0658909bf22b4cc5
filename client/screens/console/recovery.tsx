/** The link that opens this console on a second device. Shown only when asked for: whoever reads it hosts the room. */
import { KeyRound } from 'lucide';
import { useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { seatOf } from '../../store/seats.ts';
import { welcome } from '../../store/session.ts';
import { around } from '../../text/class.ts';
import { useAddress } from '../lobby/address.ts';

const say = around.desk;

export function Recovery({ code }: { code: string }) {
  if (keyOf(code) === '') return null;
  return (
    <details class="recovery">
      <summary class="button">
        <Icon of={KeyRound} />
        {say.recovery}
      </summary>
      <div class="panel recovery-panel">
        <RecoveryLink code={code} />
      </div>
    </details>
  );
}

const keyOf = (code: string): string => welcome.value?.hostKey || seatOf(code)?.hostKey || '';

export function RecoveryLink({ code }: { code: string }) {
  const url = useAddress();
  const [copied, setCopied] = useState(false);
  const link = `${url}/room/${code}#${keyOf(code)}`;
  return (
    <>
      <p>{say.recoveryText}</p>
      <p class="mono recovery-link">{link}</p>
      <button
        type="button"
        class="button"
        onClick={() => {
          // Refused on plain http: the link above can still be selected and typed.
          navigator.clipboard?.writeText(link).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {copied ? say.copied : say.copy}
      </button>
    </>
  );
}
