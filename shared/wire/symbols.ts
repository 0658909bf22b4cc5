/** The wire's plain words and sizes, apart from the schemas: the first page needs them and neither zod nor a decoder. */

export const ROOM_NAME = 'match';

/** 30 symbols that cannot be taken for one another from the back row: no 0 O Q, 1 I L. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPRSTUVWXYZ';
export const CODE_LENGTH = 6;
export const NICKNAME_MAX = 24;

export const ROOM_MODES = ['class', 'friendly', 'solo'] as const;
export type RoomMode = (typeof ROOM_MODES)[number];
/** `talk`: a stage of a lesson in which nothing is played; its kind says what is done. */
export const PHASES = ['lobby', 'play', 'night', 'debrief', 'talk'] as const;
export type Phase = (typeof PHASES)[number];
export const ROLES = ['player', 'spectator', 'instructor'] as const;
export type Role = (typeof ROLES)[number];

/** What a player may look after in a team; the first: everything. A seat keeps its place in this list. */
export const DUTIES = ['none', 'capacity', 'platform', 'reliability', 'finance'] as const;
export type Duty = (typeof DUTIES)[number];

/** All that players of a team can say to each other, beside what they do. */
export const SIGNALS = ['look', 'help', 'onIt', 'agreed', 'wait', 'wellDone', 'suggest'] as const;
export type SignalKind = (typeof SIGNALS)[number];

/** Ten shapes, all readable at 15 px; colour repeats after eight (look/notes-classroom 8). */
export const TEAM_SHAPES = [
  'circle',
  'triangle',
  'square',
  'diamond',
  'star',
  'hexagon',
  'cross',
  'ring',
  'drop',
  'moon',
] as const;
export type TeamShape = (typeof TEAM_SHAPES)[number];

/** Names to start with, in the order of the shapes: proper names, the same in every language. */
export const TEAM_NAMES = [
  'Night Shift',
  'Uptime Funk',
  'Packet Rats',
  'Cold Aisle',
  'Rack Pack',
  'Not Found',
  'Root Cause',
  'Spin Locks',
  'Heat Sinks',
  'Moon Base',
] as const;

/** Of fifty teams no two have one name. */
export function teamNameOf(index: number): string {
  const name = TEAM_NAMES[index % TEAM_NAMES.length] as string;
  return index < TEAM_NAMES.length ? name : `${name} ${1 + Math.floor(index / TEAM_NAMES.length)}`;
}

/** Kinds of stages, by their place on the wire; as in `content/lesson.ts`. */
export const STAGE_KINDS = ['predict', 'brief', 'warmup', 'play', 'ask', 'board', 'debrief', 'exit'] as const;

/** What the audience sees of the teams' figures: as they are, as they were, or nothing. */
export const BOARD_FACES = ['shown', 'frozen', 'hidden'] as const;
export type BoardFace = (typeof BOARD_FACES)[number];

/** What the wall shows over a debrief; `start`: nobody has turned a leaf yet; `floor`: a team's replay. */
export const WALL_PAGES = ['start', 'script', 'figures', 'floor'] as const;
/** Of its script, in their order. */
export const SCRIPT_STEPS = ['read', 'guess', 'plans', 'moment', 'transfer', 'habit'] as const;
export type ScriptStep = (typeof SCRIPT_STEPS)[number];
/** How near a floor is looked at. */
export const ZOOMS = ['site', 'rack', 'host'] as const;
export type Zoom = (typeof ZOOMS)[number];
/** Before anything is shown there; -1: as the page finds it. */
export const FIRST_PAGE = {
  page: 'start',
  round: -1,
  step: 'read',
  pick: -1,
  shown: false,
  team: -1,
  question: -1,
  talkEndsMs: 0,
  hushed: 0,
  tick: -1,
  fromMs: 0,
  speed: 8,
  zoom: 'rack',
  nearRack: -1,
  nearHost: 0,
} as const;

/** How a raised hand stands; its seat is told of each change. */
export const HELP_STATES = ['asked', 'coming', 'done'] as const;
export type HelpState = (typeof HELP_STATES)[number];

/** What a host sends beside what strikes: words for a team, a nudge, or money. */
export const NOTE_KINDS = ['message', 'hint', 'budget'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Files of a lesson, for the host: one line a student, a team, a decision, an answer, a concept. */
export const EXPORTS = ['students', 'teams', 'decisions', 'answers', 'concepts'] as const;
export type Export = (typeof EXPORTS)[number];
