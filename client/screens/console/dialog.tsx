/** A modal box: the browser keeps the focus in it and closes it on Escape. */
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { around } from '../../text/class.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ title, onClose, children }: Props) {
  const id = useId();
  return (
    <dialog class="panel desk-dialog" aria-labelledby={id} ref={openOnce} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="button quiet" aria-label={around.console.roster.close} onClick={onClose}>
          <Icon of={X} />
        </button>
      </header>
      {children}
    </dialog>
  );
}

function openOnce(dialog: HTMLDialogElement | null): void {
  if (dialog !== null && !dialog.open) dialog.showModal();
}
