/** Between a student and whoever leads the class: a hand for help, and the messages that came. */
import { LifeBuoy, MessageSquareText } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { stageNow } from '../../store/lesson.ts';
import { shortcuts } from '../../store/preferences.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { Messages } from './messages.tsx';
import { messages } from './notes-read.ts';
import { handFailed, isUp, myHand, toggleHand } from './own-help.ts';
import '../../styles/class-strip.css';

const say = stageWords.help;

export function ClassStrip() {
  useHandKey();
  const [isListOpen, setListOpen] = useState(false);
  const isWarmup = stageNow.value?.kind === 'warmup';
  const count = messages.value.length;
  const coming = isUp.value && myHand.value?.state === 'coming';
  return (
    <section class="class-strip" aria-label={say.label}>
      {isWarmup && (
        <p class="warmup-plate" title={stageWords.warmup.text}>
          <strong>{stageWords.warmup.plate}</strong>
        </p>
      )}
      <button
        type="button"
        class={`class-act${isUp.value ? ' is-up' : ''}`}
        aria-pressed={isUp.value}
        aria-keyshortcuts={say.key}
        title={isUp.value ? say.lower : `${say.why} (${say.key.toUpperCase()})`}
        onClick={() => void toggleHand()}
      >
        <Icon of={LifeBuoy} size={17} />
        <span>{coming ? say.coming : isUp.value ? say.raised : say.raise}</span>
      </button>
      {count > 0 && (
        <button type="button" class="class-act" onClick={() => setListOpen(true)}>
          <Icon of={MessageSquareText} size={17} />
          <span>{say.messages(count)}</span>
        </button>
      )}
      <span class="visually-hidden" role="status">
        {handFailed.value ? say.failed : ''}
      </span>
      {handFailed.value && <span class="trouble class-failed">{say.failed}</span>}
      {isListOpen && <Messages onClose={() => setListOpen(false)} />}
    </section>
  );
}

/** Where somebody types, the key is a letter. */
function useHandKey(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof HTMLElement && event.target.closest('input, select, textarea') !== null;
      const isOurs = event.key === say.key && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isOurs || isWriting || event.repeat || !shortcuts.peek()) return;
      void toggleHand();
      event.preventDefault();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
