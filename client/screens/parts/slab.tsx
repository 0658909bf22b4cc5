/** One layer of a stack as a solid block: its hue, its hatch, its letter, and the word on a plate of its own colour. */
import type { ComponentChildren } from 'preact';
import { words } from '../../text/index.ts';

export type Layer = 'hardware' | 'platform' | 'guest' | 'kernel' | 'app';

interface Props {
  readonly layer: Layer;
  readonly name: string;
  readonly letter?: boolean;
  readonly thin?: boolean;
  readonly children?: ComponentChildren;
}

export function Slab({ layer, name, letter = true, thin = false, children }: Props) {
  return (
    <span class={`slab slab-${layer}${thin ? ' thin' : ''}`}>
      <span class="slab-name">
        {letter && <b>{words.common.layers[layer]}</b>}
        {name}
      </span>
      {children}
    </span>
  );
}
