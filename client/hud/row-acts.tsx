/** What can be done with a row of the outline: the same acts as in the panel of the thing, beside the row. */

import type { IconNode } from 'lucide';
import { Eye, Hand, Minus, Plus, ServerCog, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import type { TableRow } from '../play/table.ts';
import { isPicked } from '../store/board.ts';
import { words } from '../text/index.ts';
import { lift, pick } from './hand.ts';
import { useKeptFocus } from './panel-focus.ts';
import { DeploymentActs } from './panels/deployment.tsx';
import { FurtherActs } from './panels/further-acts.tsx';
import { HostActs } from './panels/host.tsx';
import { InstanceActs } from './panels/instance.tsx';
import { TransferOf } from './panels/transfer.tsx';
import { VmActsOf } from './panels/vm.tsx';
import { allows } from './parts.tsx';
import { showThing } from './show-thing.ts';
import { select, takeTool } from './stage.ts';

const text = words.outline;

/** `onClose`: the focus goes back to the row. */
export function RowActs({ row, onClose }: { row: TableRow; onClose: () => void }) {
  const place = useRef<HTMLElement>(null);
  // Before anything is painted: the next key is for what is seen.
  useLayoutEffect(() => place.current?.querySelector<HTMLElement>('.stack button')?.focus(), [row.key]);
  useKeptFocus(place);
  const leave = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Node && place.current?.contains(to) !== true) onClose();
  };
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section
      class="row-acts panel"
      role="dialog"
      aria-label={text.acts(row.name)}
      ref={place}
      onKeyDown={hear}
      onFocusOut={leave}
    >
      <header class="panel-head">
        <h3 tabIndex={-1}>{row.name}</h3>
        <button type="button" class="icon-button" aria-label={text.close} onClick={onClose}>
          <Icon of={X} size={16} />
        </button>
      </header>
      <div class="stack">
        <Ways row={row} onClose={onClose} />
      </div>
      <Orders row={row} />
    </section>
  );
}

function Ways({ row, onClose }: { row: TableRow; onClose: () => void }) {
  const { selection, carry, key } = row;
  const joins = row.kind !== 'slot' && row.kind !== 'transfer' && row.kind !== 'edge';
  const isIn = isPicked(selection);
  return (
    <>
      {selection.kind === 'slot' ? (
        allows('order') && (
          <Way icon={Plus} label={text.rent} onPress={() => takeTool('rent', selection.rack, selection.slot)} />
        )
      ) : (
        <Way icon={ServerCog} label={text.details} onPress={() => readOf(row)} />
      )}
      {carry !== null && <Way icon={Hand} label={text.move} onPress={() => lift(carry)} />}
      {joins && (
        <Way
          icon={isIn ? Minus : Plus}
          label={isIn ? text.remove : text.add}
          onPress={() => {
            pick([selection], false);
            onClose();
          }}
        />
      )}
      {selection.kind !== 'deployment' && <Way icon={Eye} label={text.onFloor} onPress={() => showThing(key)} />}
    </>
  );
}

/** The panel speaks of it, and *Why?* first where something hurts: the reader's place is its heading. */
function readOf({ selection }: TableRow): void {
  select(selection);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.right-panel h2')?.focus());
}

function Way({ icon, label, onPress }: { icon: IconNode; label: string; onPress: () => void }) {
  return (
    <button type="button" class="button act-button" onClick={onPress}>
      <Icon of={icon} size={16} />
      <span class="act-label">{label}</span>
    </button>
  );
}

function Orders({ row: { selection } }: { row: TableRow }) {
  switch (selection.kind) {
    case 'host':
      return (
        <>
          <HostActs id={selection.id} />
          <FurtherActs subject={{ kind: 'host', id: selection.id }} />
        </>
      );
    case 'vm':
      return (
        <>
          <VmActsOf id={selection.id} />
          <FurtherActs subject={{ kind: 'vm', id: selection.id }} />
        </>
      );
    case 'deployment':
      return <DeploymentActs id={selection.id} />;
    case 'instance':
      return <InstanceActs id={selection.id} />;
    case 'transfer':
      return <TransferOf id={selection.id} />;
    case 'edge':
      return <FurtherActs subject={{ kind: 'edge', id: selection.id }} isOpen />;
    default:
      return null;
  }
}
