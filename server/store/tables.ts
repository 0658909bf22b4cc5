/** The tables, in types that SQLite and PostgreSQL share: integers below 2^53, text, and JSON as text. */

export interface RoomTable {
  code: string;
  header: string; // JSON of RoomHeader
  host_key_hash: string;
  host_seat: number; // -1: nobody who plays
  phase: string;
  paused: number;
  locked: number;
  pace: number;
  tick: number; // the last that was run: the heartbeat
  lease_epoch: number; // rises with every process that takes the room
  holder: string; // the process that has it; '': none
  agenda: string; // JSON of AgendaState: the stages as the host has arranged them
  stage_ms: number; // of the stage under way, pauses left out
  round: number; // which match of the lesson `tick` and new entries belong to
  board: string; // BOARD_FACES
  roster: string; // JSON of the pupils expected; '' for none
  staged: string; // JSON of what the host has laid out; '' for nothing
  finished: number;
  created_ms: number;
  updated_ms: number;
}
export interface EntryTable {
  room: string;
  round: number;
  tick: number;
  ordinal: number;
  body: string; // JSON of Entry
}
export interface SeatTable {
  room: string;
  seat: number;
  team: number;
  nickname: string;
  token_hash: string;
  duty: number; // place in DUTIES
  real_name: string; // '' unless given; only in the instructor's export
  bot: string; // the plan that plays it; '' for a person
  browser_hash: string; // '' when the browser keeps nothing
  banned: number;
}
/** A match of a lesson that is over: derived from its entries, kept so that no restart has to play it again. */
export interface RoundTable {
  room: string;
  round: number;
  name: string;
  weight: number;
  debrief: string; // JSON of Debrief
  log: string;
  last_seqs: string; // JSON of [seat, seq]
}
export interface AnswerTable {
  room: string;
  question: string;
  seat: number;
  body: string; // JSON: a place in the options, a number, or a sentence
  took_ms: number; // from the opening of the question
}
/** What passed between host and seats: messages, hints, budgets, raised hands. */
export interface NoteTable {
  room: string;
  note: number;
  kind: string;
  team: number; // -1: all
  seat: number; // -1: the whole team
  text: string;
  state: string; // HELP_STATES for a raised hand, else ''
  at_ms: number;
}
/** Of a room, the match as it was a moment ago: place 0 what is whole, then the parts of what only grows. */
export interface CheckpointTable {
  room: string;
  part: number;
  round: number;
  tick: number;
  parts: number; // how many belong to place 0; 0 elsewhere
  body: string; // JSON; in place 0 packed by zstd, in base64
  hash: string; // of all the rest
}
/** Those that share the database: one whose count stands still is gone. */
export interface ProcessTable {
  id: string;
  pulses: number;
}
/** The best of a browser on a day. Of the log only what it came to is kept. */
export interface DailyTable {
  day: string; // YYYY-MM-DD
  content: string; // fingerprint of the content files: another one is another level
  browser_hash: string;
  nickname: string;
  stars: number;
  whole: number; // 0: ended before its end
  profit: number; // micro-cents
  at_ms: number;
}
export interface Tables {
  rooms: RoomTable;
  entries: EntryTable;
  seats: SeatTable;
  rounds: RoundTable;
  answers: AnswerTable;
  notes: NoteTable;
  processes: ProcessTable;
  checkpoints: CheckpointTable;
  dailies: DailyTable;
}
