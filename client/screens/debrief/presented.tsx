/** A page for the wall, on paper whatever the theme is: what is shown, and at its foot how it goes on and back. */
import type { ComponentChildren } from 'preact';
import { around } from '../../text/class.ts';
import { Stripes } from '../parts/brand.tsx';
import { onPaper } from '../parts/paper.ts';

interface Props {
  readonly children: ComponentChildren;
  readonly acts?: ComponentChildren;
  readonly onClose: () => void;
}

export function Presented({ children, acts, onClose }: Props) {
  return (
    <main class="projector present" data-theme="light" ref={onPaper}>
      <Stripes />
      <div class="present-page">
        {children}
        <footer class="present-foot">
          {acts}
          <button type="button" class="button" onClick={onClose}>
            {around.ending.closePresent}
          </button>
        </footer>
      </div>
    </main>
  );
}
