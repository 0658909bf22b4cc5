/** What a team's browser decodes is what the team may know: exactly, and of nobody else. */
import { Decoder, Encoder, type StateView } from '@colyseus/schema';
import { describe, expect, test } from 'vitest';
import { RoomProjection } from '../../server/project/room.ts';
import { Agenda, agendaOfMatch } from '../../server/rooms/agenda.ts';
import { Learning } from '../../server/rooms/learning.ts';
import { Seats } from '../../server/rooms/seats.ts';
import { NOTHING_STAGED } from '../../server/rooms/staged.ts';
import { newWatch } from '../../server/rooms/watch.ts';
import { teamOfId } from '../../shared/base/ids.ts';
import { u } from '../../shared/base/random.ts';
import type { Driver } from '../../shared/play/driver.ts';
import { check } from '../../shared/sim/commands/index.ts';
import { showTeam, type TeamView } from '../../shared/sim/shown.ts';
import { factsOf } from '../../shared/sim/view.ts';
import type { Team } from '../../shared/sim/world.ts';
import { readEstate } from '../../shared/wire/estate.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { playRandom } from '../seeded/random-match.ts';
import { WIDE, wideCatalogue } from '../seeded/scenarios.ts';
import { again, seeds } from '../seeded/seeds.ts';
import { illegal, legalLooking } from '../support/random-commands.ts';

const TEAMS = 2;
const TICKS = 240;
const catalogue = wideCatalogue();
Encoder.BUFFER_SIZE = 256 * 1024;

/** A room's sending end, as `match-room.ts` drives it, without sockets. */
class Wire {
  readonly projection: RoomProjection;
  private readonly encoder: Encoder<RoomState>;
  constructor({ world, rules }: Driver) {
    const header = {
      mode: 'class',
      scenario: '',
      seed: 1,
      teams: TEAMS,
      seatsPerTeam: 4,
      content: '',
      rules: 1,
      lesson: '',
    } as const;
    const seats = new Seats(TEAMS, 4);
    const watches = world.teams.map(newWatch);
    const course = {
      agenda: new Agenda(agendaOfMatch('')),
      stageLeftSeconds: 0,
      spareMs: 0,
      settings: { locked: false, board: 'shown', staged: NOTHING_STAGED },
      learning: new Learning(),
    } as const;
    const now = { scenario: '', round: 0, ...course } as const;
    const room = { phase: 'play', pace: 10, pauseReason: '', endTick: 1, ...now } as const;
    this.projection = new RoomProjection({ code: 'ABCDEF', header, world, rules, watches, seats, ...room });
    this.encoder = new Encoder(this.projection.state);
    this.projection.open();
  }
  full(view: StateView): Uint8Array {
    const it = { offset: 0 };
    this.encoder.encodeAll(it);
    return this.encoder.encodeAllView(view, it.offset, { ...it });
  }
  /** One patch for each view, in the order asked. */
  patches(views: readonly StateView[]): Uint8Array[] {
    const it = { offset: 0 };
    this.encoder.encode(it);
    const shared = it.offset;
    const bytes = views.map((view) => this.encoder.encodeView(view, shared, it));
    this.encoder.discardChanges();
    this.projection.views.forgetChanges();
    return bytes;
  }
}

class Browser {
  readonly state = new RoomState();
  private readonly decoder = new Decoder(this.state);
  receive(bytes: Uint8Array): void {
    this.decoder.decode(bytes as never, { offset: 0 });
  }
  view(team: number): TeamView {
    return readEstate(this.state.estates.get(String(team)) as never, this.state.tick);
  }
}

/** Every id and every host's name that stands in a view. */
function idsIn(view: TeamView): number[] {
  const lists = [view.hosts, view.vms, view.transfers, view.nodes, view.instances, view.deployments];
  return lists.flatMap((list) => list.map(({ id }) => id));
}

/** Plays a random match and shows it to a browser of each team and to one that comes late, at random ticks. */
function playShown(scenario: string, seed: number, look: (driver: Driver, wire: Wire, browsers: Browser[]) => void) {
  let wire: Wire | undefined;
  const browsers = [0, 1].map(() => new Browser());
  playRandom(catalogue, scenario, seed, TICKS, (driver) => {
    if (wire === undefined) {
      wire = new Wire(driver);
      for (const [team, browser] of browsers.entries())
        browser.receive(wire.full(wire.projection.views.of('player', team)));
    }
    const everything = u(seed, 'shuffle', 9, driver.world.tick) < 0.06;
    wire.projection.write(everything);
    const views = browsers.map((_, team) => wire!.projection.views.of('player', team));
    for (const [team, bytes] of wire.patches(views).entries()) browsers[team]?.receive(bytes);
    if (everything) look(driver, wire, browsers);
  });
}

describe.each(WIDE)('%s over the wire', (scenario) => {
  test.each(seeds(2))('reads as the team would be shown without a wire, seed %i', (seed) => {
    let looks = 0;
    playShown(scenario, seed, ({ world, rules }, wire, browsers) => {
      looks += 1;
      for (const team of world.teams) {
        const message = again(seed, scenario, world.tick);
        const shown = showTeam(world, rules, team);
        const decoded = browsers[team.index]!.view(team.index);
        expect(decoded, message).toEqual(shown);
        const late = new Browser();
        late.receive(wire.full(wire.projection.views.of('player', team.index)));
        expect(late.view(team.index), `late: ${message}`).toEqual(shown);
      }
    });
    expect(looks).toBeGreaterThan(3);
  });

  test.each(seeds(2))('decides commands as the server does, seed %i', (seed) => {
    const verdicts = new Set<string>();
    playShown(scenario, seed, ({ world, rules }, _wire, browsers) => {
      for (const team of world.teams) {
        const decoded = browsers[team.index]!.view(team.index).facts;
        for (let nth = 0; nth < 40; nth++) {
          const make = nth % 2 === 0 ? legalLooking : illegal;
          const command = make(world, rules, team, seed + 100, nth);
          const here = check(factsOf(world, team), rules, command);
          expect(
            check(decoded, rules, command),
            `${JSON.stringify(command)} ${again(seed, scenario, world.tick)}`,
          ).toEqual(here);
          verdicts.add(here.ok ? 'ok' : here.code);
        }
      }
    });
    expect(verdicts.size, 'commands of many kinds were tried').toBeGreaterThan(8);
  });

  test.each(seeds(2))('holds nothing of a rival, seed %i', (seed) => {
    playShown(scenario, seed, ({ world }, wire, browsers) => {
      for (const [team, browser] of browsers.entries()) {
        expect([...browser.state.estates.keys()], again(seed, scenario, world.tick)).toEqual([String(team)]);
        expect(browser.state.boards.size + browser.state.monitors.size).toBe(0);
        for (const id of idsIn(browser.view(team))) expect(teamOfId(id)).toBe(team);
      }
      for (const role of ['spectator', 'instructor'] as const) {
        const onlooker = new Browser();
        onlooker.receive(wire.full(wire.projection.views.of(role, -1)));
        expect(onlooker.state.estates.size).toBe(0);
        expect(onlooker.state.boards.size).toBe(TEAMS);
        expect(onlooker.state.monitors.size).toBe(role === 'instructor' ? TEAMS : 0);
      }
    });
  });
});

test('no byte that a team is sent tells of a rival', () => {
  const mark = (team: Team) => `canary-of-${team.index}`;
  const sent: Uint8Array[][] = [[], []];
  let wire: Wire | undefined;
  playRandom(catalogue, WIDE[1], 1, 60, (driver) => {
    for (const team of driver.world.teams) for (const vm of team.vms) Object.assign(vm, { name: mark(team) });
    for (const team of driver.world.teams) for (const host of team.hosts) Object.assign(host, { name: mark(team) });
    wire ??= new Wire(driver);
    const views = [0, 1].map((team) => wire!.projection.views.of('player', team));
    wire.projection.write();
    for (const [team, bytes] of wire.patches(views).entries()) sent[team]?.push(bytes, wire.full(views[team]!));
  });
  for (const [team, list] of sent.entries()) {
    const all = Buffer.concat(list).toString('latin1');
    expect(all).toContain(`canary-of-${team}`);
    expect(all).not.toContain(`canary-of-${1 - team}`);
  }
});

test('two clients of a team get the same patch, and nothing twice', () => {
  let wire: Wire | undefined;
  const twins = [new Browser(), new Browser()];
  playRandom(catalogue, WIDE[0], 2, 30, (driver) => {
    if (wire === undefined) {
      wire = new Wire(driver);
      for (const twin of twins) twin.receive(wire.full(wire.projection.views.of('player', 0)));
    }
    wire.projection.write(true);
    const [bytes] = wire.patches([wire.projection.views.of('player', 0)]);
    for (const twin of twins) twin.receive(bytes!);
  });
  expect(twins[0]!.view(0)).toEqual(twins[1]!.view(0));
  const [still] = wire!.patches([wire!.projection.views.of('player', 0)]);
  expect(still!.length, 'nothing changed, nothing is said').toBe(0);
});
