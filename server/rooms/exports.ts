/** A lesson as files for the instructor. Formulas are defused: a spreadsheet runs what begins with = + - or @. */
import papaparse from 'papaparse';
import { MICRO_CENTS_PER_DOLLAR } from '../../shared/base/units.ts';
import { profitOf, scoresOf, shareOfPar } from '../../shared/play/lesson.ts';
import { CAUSES } from '../../shared/sim/world.ts';
import type { RoundPar } from '../../shared/wire/messages.ts';
import { type Export, teamNameOf } from '../../shared/wire/symbols.ts';
import type { StoredRound } from '../store/store.ts';
import { countable, type Mark, marksOf } from './marks.ts';
import type { Match } from './match.ts';

type Cell = string | number;
type Row = readonly Cell[];

/** After blanks too, and in the wide forms that some spreadsheets read alike (OWASP, CSV injection). */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** Signs that turn a line about or hide in it; those that join emoji stay. */
const HIDDEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** `pars`: of the rounds that count, as far as they are known. */
export function exportOf(match: Match, what: Export, pars: readonly RoundPar[] = []): { name: string; text: string } {
  const rows = TABLES[what](match, pars).map((row) => row.map(plain));
  const text = papaparse.unparse(rows, { escapeFormulae: FORMULA, newline: '\r\n' });
  return { name: `headroom-${match.code}-${what}.csv`, text: `\uFEFF${text}\r\n` }; // spreadsheets read UTF-8 by its mark
}

const plain = (cell: Cell): Cell => (typeof cell === 'number' ? cell : cell.replace(/\s+/g, ' ').replace(HIDDEN, ''));

const TABLES: Readonly<Record<Export, (match: Match, pars: readonly RoundPar[]) => readonly Row[]>> = {
  students,
  teams,
  decisions,
  answers,
  concepts,
};

/** '': it is not known. */
const percentOf = (share: number | null): Cell => (share === null ? '' : Math.round(100 * share));
const dollars = (microCents: number): number => Math.round(microCents / MICRO_CENTS_PER_DOLLAR);

/** How much was right beside how long it took: two columns, and neither is made of the other. */
function students(match: Match): readonly Row[] {
  const orders = ordersBySeat(match.rounds);
  const marks = marksOf(match);
  const head = ['seat', 'nickname', 'real name', 'team', 'orders', 'answered', 'right', 'of', 'median seconds'];
  const rows = [...match.seats].map(({ seat, nickname, realName, team, bot }): Row => {
    const own = marks.filter((mark) => mark.seat.seat === seat);
    const right = own.filter((mark) => mark.right === true).length;
    const name = bot === '' ? nickname : `${nickname} (bot)`;
    const learnt = [own.length, right, countable(match, team), median(own.map(({ seconds }) => seconds))];
    return [seat, name, realName, teamNameOf(team), orders.get(seat) ?? 0, ...learnt];
  });
  return [head, ...rows];
}

function teams(match: Match, pars: readonly RoundPar[]): readonly Row[] {
  const { teams: count } = match.header;
  const { counted } = match.course;
  const scores = scoresOf(counted, count);
  const parOf = new Map(pars.map(({ round, microCents }) => [round, microCents]));
  const head = [
    'team',
    'score',
    '% of par',
    'round',
    'name',
    'scenario',
    'tier',
    'weight',
    'profit',
    'round % of par',
    'in time %',
    'kWh per million',
    ...CAUSES,
  ];
  const rows = Array.from({ length: count }, (_, team) =>
    match.rounds.map((one): Row => {
      const { round, name, weight, debrief } = one;
      const told = debrief.teams[team];
      const played = match.catalogue.scenarios.find(({ id }) => id === debrief.scenario);
      const what = [played?.title ?? debrief.scenario, played?.tier ?? ''];
      const standing = told?.standing;
      const causes = CAUSES.map((_cause, index) => dollars(told?.ledgerMicroCents[index] ?? 0));
      const inTime = Math.round(1000 * (standing?.inTimeShare ?? 0)) / 10;
      const green = Math.round(standing?.kwhPerMillionInTime ?? 0);
      const score = dollars(scores[team]?.score ?? 0);
      const ofAll = percentOf(shareOfPar(counted, parOf, team));
      const ofRound = percentOf(shareOfPar([one], parOf, team));
      const profit = dollars(profitOf(debrief, team));
      return [teamNameOf(team), score, ofAll, round, name, ...what, weight, profit, ofRound, inTime, green, ...causes];
    }),
  );
  return [head, ...rows.flat()];
}

/** Every order as it was written, with the simulated second that took it. */
function decisions(match: Match): readonly Row[] {
  const names = new Map([...match.seats].map(({ seat, nickname }) => [seat, nickname]));
  const head = ['round', 'name', 'second', 'team', 'nickname', 'order', 'command'];
  const rows = match.rounds.flatMap(({ round, name, log }) =>
    commandsIn(log).map(({ tick, team, seat, command }): Row => {
      const who = names.get(seat) ?? '';
      return [round, name, tick, teamNameOf(team), who, command.verb, JSON.stringify(command)];
    }),
  );
  return [head, ...rows];
}

function answers(match: Match): readonly Row[] {
  const head = ['run', 'question', 'concept', 'text', 'nickname', 'real name', 'team', 'answer', 'right', 'seconds'];
  const rows = marksOf(match).map(({ run, question, seat, said, right, seconds }): Row => {
    const answer = question.kind === 'choice' ? (question.options[Number(said)] ?? '') : said;
    const mark = right === null ? '' : right ? 'yes' : 'no';
    const { id, concept, text } = question;
    return [run, id, concept, text, seat.nickname, seat.realName, teamNameOf(seat.team), answer, mark, seconds];
  });
  return [head, ...rows];
}

/** What the class knows least comes first: homework, by entries of the codex. */
function concepts(match: Match): readonly Row[] {
  const byConcept = new Map<string, Mark[]>();
  for (const mark of marksOf(match)) {
    if (mark.right === null) continue;
    const { concept } = mark.question;
    byConcept.set(concept, [...(byConcept.get(concept) ?? []), mark]);
  }
  const head = ['concept', 'right %', 'right', 'answers', 'median seconds', 'to look at again by'];
  const told = [...byConcept].map(([concept, marks]) => {
    const right = marks.filter((mark) => mark.right === true).length;
    const missed = marks.flatMap((mark) => (mark.right === false ? [mark.seat.nickname] : []));
    const seconds = median(marks.map((mark) => mark.seconds));
    return {
      share: right / marks.length,
      row: [right, marks.length, seconds, [...new Set(missed)].join('; ')],
      concept,
    };
  });
  told.sort((a, b) => a.share - b.share || (a.concept < b.concept ? -1 : 1));
  return [head, ...told.map(({ concept, share, row }): Row => [concept, Math.round(100 * share), ...row])];
}

/** '': there is none. */
function median(numbers: readonly number[]): Cell {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? '';
}

interface Ordered {
  readonly tick: number;
  readonly team: number;
  readonly seat: number;
  readonly command: { readonly verb: string };
}

/** The log is our own and was checked as it was written: its lines are read as they are. */
function commandsIn(log: string): Ordered[] {
  return log.split('\n').flatMap((line) => {
    const start = line.indexOf('{');
    if (start < 0 || !line.includes('"entries"')) return [];
    const { tick, entries } = JSON.parse(line.slice(start)) as { tick: number; entries?: readonly Ordered[] };
    return (entries ?? []).flatMap((entry) => ('command' in entry ? [{ ...entry, tick }] : []));
  });
}

function ordersBySeat(rounds: readonly StoredRound[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { log } of rounds) {
    for (const { seat } of commandsIn(log)) counts.set(seat, (counts.get(seat) ?? 0) + 1);
  }
  return counts;
}
