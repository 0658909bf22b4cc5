/** What a row of the outline's tree is called and how it is, in words. */
import type { TreeRow } from '../play/tree.ts';
import { words } from '../text/index.ts';

const text = words.game.outline;

export function nameOfRow(row: TreeRow): string {
  if (row.kind === 'rack') return row.name === '' ? words.names.cloud : words.names.rack(row.name);
  if (row.kind === 'slot') return text.emptySlot(row.name);
  if (row.kind === 'edges') return words.settings.labels.edges;
  return row.kind === 'deployments' ? text.declared : words.names.pod(row.name);
}

export function stateOfRow(row: TreeRow): string {
  switch (row.kind) {
    case 'host':
      return words.names.hostStates[row.state as keyof typeof words.names.hostStates];
    case 'vm':
      if (row.state === 'moving') return words.names.moving;
      return words.names.vmStates[row.state as keyof typeof words.names.vmStates];
    case 'process':
    case 'pod':
    case 'pending':
      if (row.state === 'unready') return words.names.unready;
      return words.names.instanceStates[row.state as keyof typeof words.names.instanceStates];
    case 'edge':
      return words.settings.edgeStates[row.state as keyof typeof words.settings.edgeStates];
    case 'deployment':
      return text.of(row.state);
    default:
      return '';
  }
}
