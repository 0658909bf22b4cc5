/** The overlay's numbers as a table, for reading aloud, printing and copying; a row selects its machine or service. */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import { blastByHost, groupsBy } from '../play/overlays/blast.ts';
import { callGraph } from '../play/overlays/calls.ts';
import { hostCosts } from '../play/overlays/cost.ts';
import { isSurvived, leftToHands, lossOf } from '../play/overlays/survive.ts';
import { costRows } from '../play/plan.ts';
import { overlay, type Selection } from '../store/board.ts';
import { aidsKnown, relation } from '../store/overlays.ts';
import { rules, view } from '../store/session.ts';
import { count, exactMoney, memory, milliseconds, wholePercent } from '../text/format.ts';
import { words } from '../text/index.ts';
import { quickness } from './explorer.ts';
import { serviceNames } from './overlay-marks.ts';
import { calmBeat, useCalmBeat, useSlice } from './slice.ts';
import { select } from './stage.ts';

const text = words.overlays;

interface Row {
  readonly key: string;
  readonly name: string;
  readonly at: Selection;
  readonly cells: readonly string[];
}
interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export function OverlayTablePage() {
  useCalmBeat();
  const tables = useSlice(tablesNow);
  const name = overlay.value;
  if (name === 'none') return null;
  return (
    <>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.names[name]}</h2>
      </header>
      <p class="panel-note muted">{text.what[name]}</p>
      {tables.map((table) => (
        <TableOf key={table.title} table={table} />
      ))}
    </>
  );
}

function TableOf({ table: { title, columns, rows } }: { table: Table }) {
  if (rows.length === 0) return <p class="muted">{text.looking}</p>;
  return (
    <table class="overlay-table">
      <caption class="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.at === null ? (
                row.name
              ) : (
                <button type="button" class="link" onClick={() => select(row.at)}>
                  {row.name}
                </button>
              )}
            </th>
            {row.cells.map((cell, place) => (
              <td key={place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tablesNow(): readonly Table[] {
  void calmBeat.value;
  const [now, book] = [view.peek(), rules.value];
  if (now === null || book === null) return [];
  switch (overlay.value) {
    case 'survive':
      return [surviveTable(now, book)];
    case 'blast':
      return [blastTable(now, book)];
    case 'cost':
      return [costTable(now, book), answersTable(book)];
    case 'calls':
      return [callsTable(now, book)];
    default:
      return [];
  }
}

const hostName = (view: TeamView, id: number): string => byId(view.hosts, id)?.name ?? '';

function surviveTable(now: TeamView, book: Rulebook): Table {
  const { columns } = text;
  const rows = (aidsKnown.value?.domains ?? []).map((domain): Row => {
    const loss = lossOf(domain, now);
    const { index, kind } = domain;
    const name =
      kind === 'host'
        ? hostName(now, index)
        : kind === 'rack'
          ? text.rack(book.scenario.racks[index]?.name ?? '')
          : text.feed(book.feeds[book.feedOf[index] ?? -1] ?? '');
    const what = loss.total === 0 ? text.empty : text.survives;
    const byHand = kind === 'host' ? leftToHands(now, (id) => id === index) : 0;
    return {
      key: `${kind}${index}`,
      name,
      at: kind === 'host' ? { kind: 'host', id: index } : null,
      cells: isSurvived(loss)
        ? [what, text.byHand(byHand)]
        : [
            text.lostShort(loss.vms + loss.pods + loss.processes),
            [memory(loss.shortMib), ...serviceNames(loss.services, book)].join(', '),
          ],
    };
  });
  return { title: text.names.survive, columns: [columns.machine, columns.loss, columns.short], rows };
}

function blastTable(now: TeamView, book: Rulebook): Table {
  const { columns } = text;
  const sizes = blastByHost(groupsBy(relation.value, now, book), now);
  const rows = [...sizes].map(
    ([id, size]): Row => ({
      key: String(id),
      name: hostName(now, id),
      at: { kind: 'host', id },
      cells: [text.blastHit(size.copies, size.of), count(size.services.length)],
    }),
  );
  return {
    title: text.names.blast,
    columns: [columns.machine, text.relations[relation.value], columns.services],
    rows,
  };
}

function costTable(now: TeamView, book: Rulebook): Table {
  const { columns } = text;
  const costs = hostCosts(now, book).sort((a, b) => b.idleMicroCents - a.idleMicroCents);
  const rows = costs.map(
    ({ host, perHourMicroCents, idleMicroCents }): Row => ({
      key: String(host),
      name: hostName(now, host),
      at: { kind: 'host', id: host },
      cells: [exactMoney(perHourMicroCents), exactMoney(idleMicroCents)],
    }),
  );
  return { title: text.names.cost, columns: [columns.machine, columns.cost, columns.idle], rows };
}

function answersTable(book: Rulebook): Table {
  const { columns } = text;
  const rows = costRows(aidsKnown.value?.costs ?? []).map(
    (one): Row => ({
      key: String(one.service),
      name: one.service < 0 ? text.nobody : (serviceNames([one.service], book)[0] ?? ''),
      at: one.service < 0 ? null : { kind: 'service', index: one.service },
      cells: [
        exactMoney(one.perHourMicroCents),
        one.service < 0 ? '' : one.callsPerS > 0 ? exactMoney(one.perThousandMicroCents) : text.noCalls,
      ],
    }),
  );
  return { title: columns.answers, columns: [columns.service, columns.cost, columns.answers], rows };
}

function callsTable(now: TeamView, book: Rulebook): Table {
  const { columns } = text;
  const rows = callGraph(now, book).nodes.map(
    (node): Row => ({
      key: String(node.service),
      name: serviceNames([node.service], book)[0] ?? '',
      at: { kind: 'service', index: node.service },
      cells: [
        text.callsPerS(node.callsPerS),
        milliseconds(node.p95Ms),
        count(node.waiting),
        wholePercent(node.utilisationPercent),
      ],
    }),
  );
  return {
    title: text.names.calls,
    columns: [columns.service, columns.calls, quickness(columns.p95, true), columns.waiting, columns.load],
    rows,
  };
}
