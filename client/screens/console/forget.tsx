/** Deletes the room with all that is in it, now: asked once more, and said so while the lesson still runs. */
import { Trash } from 'lucide';
import { useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import type { Press } from './press.ts';

const say = around.console.forget;

export function Forget({ now, press }: { now: Frame; press: Press }) {
  const [asked, setAsked] = useState(false);
  const isRunning = now.stage >= 0 && now.stage < now.stages.length - 1;
  if (!asked) {
    return (
      <button type="button" class="button" onClick={() => setAsked(true)}>
        <Icon of={Trash} /> {say.act}
      </button>
    );
  }
  return (
    <div class="forget">
      <p>{isRunning ? `${say.running} ${say.text}` : say.text}</p>
      <button type="button" class="button warn" onClick={() => void press({ do: 'forget', confirmed: true })}>
        {say.sure}
      </button>{' '}
      <button type="button" class="button" ref={(button) => button?.focus()} onClick={() => setAsked(false)}>
        {say.keep}
      </button>
    </div>
  );
}
