/** What each surface of the floor means, to be called back at any zoom: hue, hatch, letter and word together. */
import { Layers } from 'lucide';
import { useRef } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { words } from '../text/index.ts';
import '../styles/legend.css';

const text = words.look;

const LAYERS = [
  ['platform', text.letters.platform, words.floor.legend.platform],
  ['os', text.letters.os, text.hostOs],
  ['kernel', text.letters.kernel, words.floor.legend.kernel],
  ['guest', text.letters.guest, words.floor.legend.guest],
  ['hardware', text.letters.hardware, text.hardware],
  ['app', '', words.floor.legend.app],
  ['glass', '', text.glass],
  ['air', '', words.floor.legend.air],
] as const;

export function Legend() {
  const list = useRef<HTMLDetailsElement>(null);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || list.current?.open !== true) return;
    event.stopPropagation();
    list.current.open = false;
    list.current.querySelector('summary')?.focus();
  };
  return (
    <details class="floor-legend" ref={list} onKeyDown={close}>
      <summary aria-label={text.legend} title={text.legend}>
        <Icon of={Layers} size={18} />
      </summary>
      <dl>
        {LAYERS.map(([kind, letter, word]) => (
          <div key={kind}>
            <dt>
              <i class={`legend-swatch legend-${kind}`} aria-hidden="true">
                {letter !== '' && <b>{letter}</b>}
              </i>
              {word}
            </dt>
            <dd>{text.means[kind]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
