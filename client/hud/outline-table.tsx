/**
 * The floor as a table: one grid of everything, to be sorted and searched. Only rows in sight are in the page, so that
 * thousands cost what thirty do. While someone is at the rows they keep their places.
 */
import { useRef, useState } from 'preact/hooks';
import { COLUMNS } from '../play/table.ts';
import { words } from '../text/index.ts';
import { ACTS } from './outline/asked.ts';
import { HeadCell, Row } from './outline/cells.tsx';
import { Filters } from './outline/filters.tsx';
import { useGrid } from './outline/grid.ts';
import { rowPx, useSight } from './outline/sight.ts';
import { rowsNow, useStanding } from './outline/standing.ts';
import { saidNow } from './outline-said.ts';
import { RowActs } from './row-acts.tsx';
import { useCalmBeat, useSlice } from './slice.ts';
import '../styles/outline-table.css';

const text = words.outline;

export function OutlineTable() {
  useCalmBeat();
  const rows = useSlice(rowsNow);
  const scroll = useRef<HTMLDivElement>(null);
  const isUnderHand = useRef(false);
  const isHeld = () => isUnderHand.current || scroll.current?.contains(document.activeElement) === true;
  const standing = useStanding(rows, isHeld);
  const sight = useSight(scroll, standing.length);
  const [acting, setActing] = useState('');
  const grid = useGrid(scroll, standing, sight, setActing);
  const shown = standing.slice(sight.first, sight.last);
  const actingRow = standing.find(({ key }) => key === acting);
  const said = saidNow();
  return (
    <div class="outline-table">
      <Filters many={standing.length} />
      <div
        class="grid-scroll"
        ref={scroll}
        onScroll={grid.onScroll}
        onPointerEnter={() => {
          isUnderHand.current = true;
        }}
        onPointerLeave={() => {
          isUnderHand.current = false;
        }}
      >
        <Gap rows={sight.first} />
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked by arrows
          role="grid"
          class="floor-table"
          aria-label={text.tableLabel}
          aria-rowcount={standing.length + 1}
          aria-multiselectable="true"
          onKeyDown={grid.onKeyDown}
        >
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map((column, place) => (
                <HeadCell key={column} column={column} place={place} />
              ))}
              <th scope="col">
                <span class="visually-hidden">{text.columns.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, place) => (
              <Row
                key={row.key}
                row={{ ...row, said: said.get(row.key) ?? '' }}
                index={sight.first + place + 2}
                stop={grid.stop}
                isActing={row.key === acting}
                onActs={setActing}
              />
            ))}
          </tbody>
        </table>
        <Gap rows={standing.length - sight.last} />
        {standing.length === 0 && <p class="muted">{text.none}</p>}
      </div>
      {actingRow !== undefined && (
        <RowActs
          row={actingRow}
          onClose={() => {
            setActing('');
            grid.focus({ row: actingRow.key, column: ACTS });
          }}
        />
      )}
    </div>
  );
}

/** Room for rows that are not in the page. */
function Gap({ rows }: { rows: number }) {
  return rows > 0 ? <div style={{ height: `${rows * rowPx()}px` }} /> : null;
}
