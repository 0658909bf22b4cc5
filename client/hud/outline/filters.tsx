/** Over the outline's table: the words to be found in it and the kinds of rows, and how many rows that leaves. */
import { TABLE_KINDS } from '../../play/table.ts';
import { words } from '../../text/index.ts';
import { filter, kinds, toggleKind } from './asked.ts';

const text = words.outline;

export function Filters({ many }: { many: number }) {
  return (
    <div class="table-head">
      <input
        type="search"
        class="field"
        aria-label={text.filter}
        placeholder={text.filter}
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
        }}
      />
      <fieldset class="table-kinds">
        <legend class="visually-hidden">{text.kindsLabel}</legend>
        {TABLE_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            class="chip"
            data-kind={kind}
            aria-pressed={kinds.value.has(kind)}
            onClick={() => toggleKind(kind)}
          >
            {text.kinds[kind]}
          </button>
        ))}
      </fieldset>
      <span class="muted mono" role="status">
        {text.rows(many)}
      </span>
    </div>
  );
}
