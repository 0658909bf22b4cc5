/** The wire's plain words and sizes, apart from the schemas: the first page needs them and neither zod nor a decoder. */

export const ROOM_NAME = 'match';

/** 30 symbols that cannot be taken for one another from the back row: no 0 O Q, 1 I L. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPRSTUVWXYZ';
export const CODE_LENGTH = 6;
export const NICKNAME_MAX = 24;

export const ROOM_MODES = ['class', 'friendly', 'solo'] as const;
export type RoomMode = (typeof ROOM_MODES)[number];
export const PHASES = ['lobby', 'play', 'night', 'debrief'] as const;
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
