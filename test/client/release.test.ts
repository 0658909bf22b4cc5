/** What was drawn long ago is not kept: a list that is drawn again and again, of rows that mostly stay as they are. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Component, type ContainerNode, h, render } from 'preact';
import { expect, test } from 'vitest';
import '../../client/look/release.ts';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

const ROWS = 8;
const TIMES = 200;
const born: WeakRef<object>[] = [];

class Inside extends Component {
  override render() {
    return null;
  }
}
class Row extends Component<{ said: number; mark: object }> {
  override shouldComponentUpdate(next: { said: number }): boolean {
    return next.said !== this.props.said;
  }
  override render() {
    return h(Inside, {});
  }
}
let again: () => void = () => {};
class List extends Component<object, { times: number }> {
  override state = { times: 0 };
  override render() {
    again = () => this.setState(({ times }) => ({ times: times + 1 }));
    const { times } = this.state;
    const rows = Array.from({ length: ROWS }, (_, place) => {
      const mark = {};
      born.push(new WeakRef(mark));
      return h(Row, { key: place, said: Math.floor((times + place) / ROWS), mark }); // one row changes at a time
    });
    return h(Box, {}, rows);
  }
}
class Box extends Component {
  override render() {
    return this.props.children;
  }
}

test('trees that are no longer shown are let go', async () => {
  const page = { nodeType: 1, childNodes: [], firstChild: null } as unknown as ContainerNode;
  render(h(Box, {}, h(List, {})), page);
  for (let time = 0; time < TIMES; time++) {
    again();
    await new Promise((resolve) => setTimeout(resolve)); // Preact draws when the stack is empty
  }
  collect();
  const alive = born.filter((mark) => mark.deref() !== undefined).length;
  expect(born.length).toBe(ROWS * (TIMES + 1));
  expect(alive).toBeLessThanOrEqual(4 * ROWS); // the tree that is shown and those that its rows come from
});
