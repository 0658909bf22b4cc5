/**
 * What a room sends, as Colyseus schemas: fields only. Cards are for everyone; an estate, a board and a monitor reach
 * only the views to which they were added (`server/project/views.ts`).
 */
import { type SchemaType, schema, t } from '@colyseus/schema';
import { schemaOf } from './columns.ts';
import {
  BASE_IMAGE,
  BUILD,
  CONTRACT,
  COPY,
  DEPLOYMENT,
  EDGE,
  FUNCTION,
  HOST,
  INSTANCE,
  NODE,
  PURSE,
  SERVICE,
  SIGN,
  SUPPLY,
  TEAM_GAUGES,
  TRANSFER,
  VM,
} from './records.ts';

export const HostRow = schemaOf('Host', HOST);
export const VmRow = schemaOf('Vm', VM);
export const TransferRow = schemaOf('Transfer', TRANSFER);
export const NodeRow = schemaOf('Node', NODE);
export const InstanceRow = schemaOf('Instance', INSTANCE);
export const DeploymentRow = schemaOf('Deployment', DEPLOYMENT);
export const FunctionRow = schemaOf('Function', FUNCTION);
export const EdgeRow = schemaOf('Edge', EDGE);
export const CopyRow = schemaOf('DiskCopy', COPY);
export const ContractRow = schemaOf('Contract', CONTRACT);
export const BuildRow = schemaOf('Build', BUILD);
export const BaseImageRow = schemaOf('BaseImage', BASE_IMAGE);
export const SupplyRow = schemaOf('Supply', SUPPLY);
export const ServiceRow = schemaOf('Service', SERVICE);
export const SignRow = schemaOf('Sign', SIGN);
export const PurseRow = schemaOf('Purse', PURSE);
export const TeamRow = schemaOf('TeamGauges', TEAM_GAUGES);

/** One team's estate; keys of the maps are ids. Seen by that team. */
export const EstateState = schema(
  {
    purse: t.ref(PurseRow),
    gauges: t.ref(TeamRow),
    hosts: t.map(HostRow),
    vms: t.map(VmRow),
    transfers: t.map(TransferRow),
    nodes: t.map(NodeRow),
    instances: t.map(InstanceRow),
    deployments: t.map(DeploymentRow),
    functions: t.map(FunctionRow),
    edges: t.map(EdgeRow),
    supply: t.ref(SupplyRow),
    builds: t.map(BuildRow),
    bases: t.map(BaseImageRow),
    copies: t.map(CopyRow),
    contracts: t.map(ContractRow),
    services: t.map(ServiceRow),
    signs: t.map(SignRow),
  },
  'Estate',
);
export type EstateState = SchemaType<typeof EstateState>;

/** A seat for everyone to see: a nickname, never a real name or an address. */
export const SeatCard = schema(
  {
    seat: t.uint16(),
    nickname: t.string(),
    team: t.int16(), // -1: none yet
    connected: t.boolean(),
    bot: t.boolean(),
    duty: t.uint8(), // place in DUTIES
  },
  'SeatCard',
);
export type SeatCard = SchemaType<typeof SeatCard>;

/** A team for everyone to see. */
export const TeamCard = schema(
  {
    index: t.uint16(),
    name: t.string(),
    shape: t.uint8(), // place in TEAM_SHAPES; the colour follows from it
  },
  'TeamCard',
);
export type TeamCard = SchemaType<typeof TeamCard>;

/** How a team does, for the projector, spectators and the instructor: never for a rival. */
export const Board = schema(
  {
    index: t.uint16(),
    profitMicroCents: t.float64(),
    inTimePermille: t.uint16(), // of all answers so far
    spendPerHourMicroCents: t.float64(),
    alerts: t.uint8(), // hosts down, signs announced, services that lose
  },
  'Board',
);
export type Board = SchemaType<typeof Board>;

/** A stage of the lesson, for everyone: what kind, and how long it is planned. */
export const StageCard = schema({ kind: t.uint8(), seconds: t.uint16(), name: t.string() }, 'StageCard');
export type StageCard = SchemaType<typeof StageCard>;

/** What an instructor needs to see who needs help. */
export const Monitor = schema(
  {
    index: t.uint16(),
    lastVerb: t.string(), // of the last command that was accepted; '' before
    lastSeat: t.uint16(),
    lastTick: t.uint32(),
    refusedInARow: t.uint8(),
    refusedCode: t.string(),
    stuck: t.boolean(), // no accepted command for 120 s with an alert open, or the same refusal three times
    floor: t.string(), // one host a word: state letter, overhead %, used %, e.g. "o12,63"
    hostsLosable: t.boolean(), // *survive any one*
    profitMicroCents: t.float64(), // as it is, also while the board is frozen
    inTimePermille: t.uint16(),
    spendPerHourMicroCents: t.float64(),
    alerts: t.uint8(),
  },
  'Monitor',
);
export type Monitor = SchemaType<typeof Monitor>;

/** An incident that counts down, for the host alone: whoever plays is told when it comes. */
export const StrikeCard = schema({ incident: t.string(), team: t.int8(), tick: t.uint32() }, 'Strike');
export type StrikeCard = SchemaType<typeof StrikeCard>;

/** What the wall shows, for everyone who looks at it: see `Wall` in `payloads.ts`. */
export const WallCard = schema(
  {
    page: t.uint8(), // WALL_PAGES
    round: t.int16(),
    step: t.uint8(), // SCRIPT_STEPS
    pick: t.int8(),
    shown: t.boolean(),
    team: t.int8(),
    question: t.int8(),
    talkEndsMs: t.float64(),
    hushed: t.uint16(),
    tick: t.int32(),
    fromMs: t.float64(),
    speed: t.uint8(),
    zoom: t.uint8(), // ZOOMS
    nearRack: t.int8(),
    nearHost: t.uint32(),
  },
  'Wall',
);
export type WallCard = SchemaType<typeof WallCard>;

export const RoomState = schema(
  {
    code: t.string(),
    mode: t.uint8(), // ROOM_MODES
    scenario: t.string(), // of the round under way
    lesson: t.string(), // '': a match on its own
    stages: t.array(StageCard),
    stage: t.int8(), // -1: not begun
    stageLeft: t.uint16(), // real seconds
    spareSeconds: t.int16(), // to the bell, in no stage; below 0: the class is late
    bellMs: t.float64(), // the time of day at which it rings; 0: not begun, or there is none
    round: t.uint8(), // rises with every fresh estate
    board: t.uint8(), // BOARD_FACES
    answered: t.uint16(), // seats that have answered all that is asked now
    event: t.string(), // kind of what every team was told of or is struck by, for the wall; '': nothing
    eventStruck: t.boolean(), // it is here; else it is announced
    content: t.string(), // fingerprint of the content files that this match runs on
    phase: t.uint8(), // PHASES
    paused: t.boolean(),
    pauseReason: t.string(), // '' | 'host' | 'store'
    pace: t.uint8(), // ticks a real second
    tick: t.uint32(),
    endTick: t.uint32(),
    locked: t.boolean(),
    seatsPerTeam: t.uint8(),
    wall: t.ref(WallCard),
    teams: t.map(TeamCard),
    seats: t.map(SeatCard),
    boards: t.map(Board).view(),
    monitors: t.map(Monitor).view(),
    strike: t.ref(StrikeCard).view(),
    estates: t.map(EstateState).view(),
  },
  'Room',
);
export type RoomState = SchemaType<typeof RoomState>;
