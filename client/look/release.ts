/**
 * Lets go of trees that are no longer shown. A component that draws itself again leaves its first vnode in its parent's
 * `children`, with the tree that it had then; and children that did not need to be drawn again share their lists with the
 * next tree. So the first tree leads to the second, that to the third, and a page that is drawn twice a second for an
 * hour keeps them all (seen with preact 11.2: eight MiB a minute with 600 pods). Old vnodes lose their children here.
 */
import { type Component, options, type VNode } from 'preact';

/** Names that Preact keeps for its add-ons, as its signals and its dev tools use them. */
interface Inner extends VNode {
  __c: Component | null;
  __k: unknown;
}
interface Hooks {
  diffed?: (vnode: VNode) => void;
  __c?: (vnode: VNode, queue: unknown[]) => void; // after all is in the page
}

const hooks = options as Hooks;
const { diffed, __c: commit } = hooks;
const shown = new WeakMap<Component, Inner>();
let past: Inner[] = [];

hooks.diffed = (vnode) => {
  const { __c: component } = vnode as Inner;
  const before = component == null ? undefined : shown.get(component);
  if (before !== undefined && before !== vnode) past.push(before);
  if (component != null) shown.set(component, vnode as Inner);
  diffed?.(vnode);
};

// Not sooner: until then old lists are compared with new ones.
hooks.__c = (vnode, queue) => {
  for (const one of past) one.__k = null;
  past = [];
  commit?.(vnode, queue);
};
