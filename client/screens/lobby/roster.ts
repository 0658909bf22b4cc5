/**
 * A class list from a spreadsheet: one student a line, a name and perhaps a team. Every wrong line is named with what
 * was expected there; nothing is sent while one is wrong.
 */
import type { Pupil } from '../../../shared/wire/payloads.ts';

/** As controlSchema takes them. */
const PUPILS_MAX = 300;
const NAME_MAX = 60;

export type Complaint =
  | { readonly what: 'empty' }
  | { readonly what: 'noName' | 'longName' | 'strangeName' | 'badCsv'; readonly line: number }
  | { readonly what: 'badTeam' | 'tooMany'; readonly line: number; readonly most: number }
  | { readonly what: 'twice'; readonly line: number; readonly first: number };
export interface Roster {
  readonly pupils: readonly Pupil[];
  readonly complaints: readonly Complaint[];
}

/** Words of a first line that says what the columns are, in the page's languages. */
const NAME_HEADS: ReadonlySet<string> = new Set(['name', 'real name', 'student', 'pupil', 'schüler', 'schülerin']);
const TEAM_HEADS: ReadonlySet<string> = new Set(['team', 'group', 'gruppe']);
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** UTF-8, or what older spreadsheets of Western Europe write. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Papaparse is fetched only by who brings a list. */
export async function readRoster(text: string, teams: number): Promise<Roster> {
  const { default: papaparse } = await import('papaparse');
  const plain = text.replace(/^\uFEFF/, '');
  const { data, errors } = papaparse.parse<string[]>(plain, { delimiter: delimiterOf(plain), skipEmptyLines: false });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) return { pupils: [], complaints: [{ what: 'badCsv', line: (broken.row ?? 0) + 1 }] };
  return rosterOf(data, teams);
}

/** What the first line is parted by: a parser that guesses from all lines is misled by an empty one. */
function delimiterOf(text: string): string {
  const first = (/^.*\S.*$/m.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  return ['\t', ';'].find((sign) => first.includes(sign)) ?? ',';
}

export function rosterOf(rows: readonly (readonly string[])[], teams: number): Roster {
  const { name, team, first } = columnsOf(rows[0] ?? []);
  const pupils: Pupil[] = [];
  const complaints: Complaint[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    if (index < first || row.every((cell) => cell.trim() === '')) continue;
    const realName = (row[name] ?? '').trim();
    const said = team < 0 ? '' : (row[team] ?? '').trim();
    const wrong = wrongIn(realName, said, line, teams) ?? doubled(seen, realName, line);
    if (wrong !== undefined) complaints.push(wrong);
    else pupils.push(said === '' ? { realName } : { realName, team: Number(said) - 1 });
    if (pupils.length > PUPILS_MAX) {
      complaints.push({ what: 'tooMany', line, most: PUPILS_MAX });
      break;
    }
  }
  if (pupils.length === 0 && complaints.length === 0) complaints.push({ what: 'empty' });
  return { pupils, complaints };
}

/** Without a line of heads: the name first, the team second. */
function columnsOf(heads: readonly string[]): { name: number; team: number; first: number } {
  const said = heads.map((head) => head.trim().toLowerCase());
  const name = said.findIndex((head) => NAME_HEADS.has(head));
  if (name < 0) return { name: 0, team: 1, first: 0 };
  return { name, team: said.findIndex((head) => TEAM_HEADS.has(head)), first: 1 };
}

function wrongIn(realName: string, team: string, line: number, teams: number): Complaint | undefined {
  if (realName === '') return { what: 'noName', line };
  if (realName.length > NAME_MAX) return { what: 'longName', line };
  if (UNSHOWABLE.test(realName)) return { what: 'strangeName', line };
  const isTeam = team === '' || (/^\d{1,3}$/.test(team) && Number(team) >= 1 && Number(team) <= teams);
  return isTeam ? undefined : { what: 'badTeam', line, most: teams };
}

/** The room knows a student by the name: two of one name could not be told apart. */
function doubled(seen: Map<string, number>, realName: string, line: number): Complaint | undefined {
  const key = realName.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  const first = seen.get(key);
  if (first !== undefined) return { what: 'twice', line, first };
  seen.set(key, line);
  return undefined;
}
