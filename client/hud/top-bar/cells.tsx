/** What is left of a purse, a cell a part. */
export interface CellsProps {
  readonly on: number;
  readonly of: number;
  readonly look: 'ok' | 'watch' | 'bad' | 'plain';
  readonly label: string;
}

export function Cells({ on, of, look, label }: CellsProps) {
  return (
    <span class={`cells cells-${look}${of > 10 ? ' two-rows' : ''}`} role="img" aria-label={label}>
      {Array.from({ length: of }, (_, cell) => (
        <i key={cell} class={cell < on ? 'on' : ''} />
      ))}
    </span>
  );
}
