/** Every team at a glance, who needs the instructor first; a row opens on its members. */
import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Frame } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { Bots, Members } from './members.tsx';
import type { Press } from './press.ts';
import { TeamTableRow } from './team-row.tsx';
import { medianOf, type TeamRow } from './teams.ts';
import { useOrder } from './use-order.ts';

const say = around.desk;
const COLUMNS = 9;

interface Props {
  readonly now: Frame;
  readonly rows: readonly TeamRow[];
  readonly press: Press;
  readonly open: number; // the team whose members are shown; -1: none
  readonly onOpen: (team: number) => void;
  readonly onHint: (team: number) => void;
}

export function TeamTable({ now, rows, press, open, onOpen, onHint }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const ordered = useOrder(rows, () => body.current?.matches(':hover, :focus-within') ?? false);
  const spending = rows.map((row) => row.spendMicroCents);
  useEffect(() => {
    if (open >= 0) body.current?.querySelector(`[data-team="${open}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div class="console-scroll">
      <table class="teams-table">
        <Head />
        <tbody ref={body}>
          {ordered.map((row) => (
            <Fragment key={row.team.index}>
              <TeamTableRow
                row={row}
                tick={now.tick}
                pace={now.pace}
                median={medianOf(spending)}
                most={Math.max(1, ...spending)}
                open={open === row.team.index}
                onToggle={() => onOpen(open === row.team.index ? -1 : row.team.index)}
                onHint={() => onHint(row.team.index)}
              />
              {open === row.team.index && (
                <tr class="members-row">
                  <td colSpan={COLUMNS}>
                    <Members crew={row.crew} teams={now.teams} press={press} />
                    <Bots team={row.team} crew={row.crew} seatsPerTeam={now.seatsPerTeam} press={press} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head() {
  const { columns } = say;
  return (
    <thead>
      <tr>
        <th scope="col">{columns.team}</th>
        <th scope="col">{columns.crew}</th>
        <th scope="col">{columns.floor}</th>
        <th scope="col">{columns.slo}</th>
        <th scope="col">{around.console.board.profit}</th>
        <th scope="col" title={say.median}>
          {columns.spend}
        </th>
        <th scope="col">{columns.alerts}</th>
        <th scope="col">{columns.last}</th>
        <th scope="col">
          <span class="visually-hidden">{columns.menu}</span>
        </th>
      </tr>
    </thead>
  );
}
