/** The head and the rows of the outline's table. */
import { ChevronDown, ChevronUp, Ellipsis } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { HealthMark } from '../../look/marks.tsx';
import { COLUMNS, type Column, type TableRow } from '../../play/table.ts';
import { isPicked } from '../../store/board.ts';
import { count, exactMoney, memory, milliseconds, wholePercent } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { quickness } from '../explorer.ts';
import { pick } from '../hand.ts';
import { useSlice } from '../slice.ts';
import { select } from '../stage.ts';
import { ACTS, type Cell, current, sortBy, sorting } from './asked.ts';

const text = words.outline;

export function HeadCell({ column, place }: { column: Column; place: number }) {
  const { column: by, way } = sorting.value;
  const isBy = by === column;
  const isStop = current.value.row === '' && current.value.column === place;
  return (
    <th scope="col" aria-sort={isBy ? way : 'none'} class={`is-${column}`}>
      <button
        type="button"
        data-cell={`|${place}`}
        tabIndex={isStop ? 0 : -1}
        onFocus={() => {
          current.value = { row: '', column: place };
        }}
        onClick={() => sortBy(column)}
      >
        {column === 'answers' ? quickness(text.columns.answers, true) : text.columns[column]}
        {isBy && <Icon of={way === 'ascending' ? ChevronUp : ChevronDown} size={14} />}
      </button>
    </th>
  );
}

interface SaidRow extends TableRow {
  readonly said: string; // of what lies over the floor there
}

interface RowProps {
  readonly row: SaidRow;
  readonly index: number;
  readonly stop: Cell;
  readonly isActing: boolean;
  readonly onActs: (key: string) => void;
}

export function Row({ row, index, stop, isActing, onActs }: RowProps) {
  const isSelected = useSlice(() => isPicked(row.selection), [row.key]);
  const at = stop.row === row.key ? stop.column : -1;
  const place = (column: number) => ({
    'data-cell': `${row.key}|${column}`,
    tabIndex: at === column ? 0 : -1,
    onFocus: () => {
      current.value = { row: row.key, column };
    },
  });
  const press = (event: MouseEvent) => {
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (adds) pick([row.selection], false);
    else select(row.selection);
  };
  return (
    <tr aria-rowindex={index} aria-selected={isSelected} data-row={row.key} onClick={press}>
      {COLUMNS.map((column, number) =>
        column === 'name' ? (
          <th key={column} scope="row" class="is-name" {...place(number)}>
            {row.health !== null && (
              <HealthMark health={row.health} size={12} label={words.common.health[row.health]} />
            )}
            {row.name}
          </th>
        ) : (
          <td key={column} class={`is-${column}`} {...place(number)}>
            {cellOf(row, column)}
          </td>
        ),
      )}
      <td class="is-acts">
        <button
          type="button"
          class="row-button"
          aria-label={text.acts(row.name)}
          aria-haspopup="dialog"
          aria-expanded={isActing}
          {...place(ACTS)}
          onClick={(event) => {
            event.stopPropagation();
            onActs(isActing ? '' : row.key);
          }}
        >
          <Icon of={Ellipsis} size={16} />
        </button>
      </td>
    </tr>
  );
}

function cellOf(row: SaidRow, column: Column): string {
  switch (column) {
    case 'cpu':
      return row.cpuPercent >= 0 ? wholePercent(row.cpuPercent) : '';
    case 'used':
      return row.usedMib >= 0 ? memory(row.usedMib) : '';
    case 'free':
      return row.freeMib >= 0 ? memory(row.freeMib) : '';
    case 'answers': {
      const copies = row.replicas >= 0 ? `${count(row.serving)}/${count(row.replicas)}` : '';
      const p95 = row.p95Ms > 0 ? milliseconds(row.p95Ms) : '';
      return [copies, p95].filter(Boolean).join(' · ');
    }
    case 'cost':
      return row.perHourMicroCents >= 0 ? exactMoney(row.perHourMicroCents) : '';
    case 'hurts':
      return [row.hurts, row.said].filter(Boolean).join(' · ');
    default:
      return row[column];
  }
}
