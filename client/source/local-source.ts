/**
 * A match for one, by the same driver as a room's: for playing when no server can be reached. It runs in a thread of its
 * own (`solo/worker.ts`); the clock is this machine's, what it computes is the same as anywhere, and so is its log.
 */
import type { Hasher } from '../../shared/base/hash.ts';
import { advance, type Beat, type Driver, newDriver } from '../../shared/play/driver.ts';
import { LogError, parseLog } from '../../shared/play/log.ts';
import { starsAtEnd } from '../../shared/play/match.ts';
import type { LookAhead, PlanningAids } from '../../shared/play/plan/aids.ts';
import { noteUsage, type UsageHistory } from '../../shared/play/plan/usage.ts';
import { Record as MatchRecord } from '../../shared/play/record.ts';
import { replayOn } from '../../shared/play/replay.ts';
import type { Sample } from '../../shared/play/sample.ts';
import { type Debrief, debriefOf, newStory, type Story, tell } from '../../shared/play/story.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { explainHost, explainPod, explainService, explainVm, type Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { showTeam } from '../../shared/sim/shown.ts';
import type { Team } from '../../shared/sim/world.ts';
import type { Act, Refused, Reply } from '../../shared/wire/messages.ts';
import type { Control, WhyAbout } from '../../shared/wire/payloads.ts';
import { FIRST_PAGE, type Phase } from '../../shared/wire/symbols.ts';
import type { Content } from './content.ts';
import { Alone } from './solo/alone.ts';
import type { Decision, Frame } from './source.ts';

const BEAT_MS = 100;
/** 5 Hz are enough for eyes; what an order has done is shown at once. */
const BEATS_A_SHOWING = 2;

export class LocalSource extends Alone {
  private readonly driver: Driver;
  private readonly story: Story;
  private readonly usage: UsageHistory = new Map();
  private readonly nickname: string;
  private phase: Phase = 'lobby';
  private paused = false;
  private pace: number;
  private owedTicks = 0;
  private seq = 0;
  private readonly waiting = new Map<number, (decision: Decision) => void>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private found = { stars: -1, hash: '' };
  private readonly record: MatchRecord;
  private beats = 0;

  /** `saved`: the log of a match that goes on where it ends. @throws LogError when it is not one of this match */
  constructor(content: Content, scenario: string, seed: number, nickname: string, hasher: Hasher, saved?: string) {
    super();
    this.driver = newDriver(content.catalogue, scenario, seed, 1);
    this.story = newStory(this.driver.world, this.driver.rules);
    this.pace = this.driver.rules.scenario.pace;
    this.nickname = nickname;
    const rows = saved === undefined ? [] : this.playAgain(saved, hasher, content.hash);
    this.record = new MatchRecord({ content: content.hash, scenario, seed, teams: 1 }, hasher, rows);
    this.driver.onEntries = (tick, entries) => this.record.entries(tick, entries);
  }

  /** Says where it stands and begins to beat. */
  open(): void {
    this.timer = setInterval(() => this.beat(), BEAT_MS);
    const welcome = {
      role: 'player',
      code: '',
      seat: 0,
      seatToken: '',
      hostKey: 'local',
      lastSeq: 0,
      nowMs: 0,
    } as const;
    this.each((listener) => listener.welcome?.(welcome));
    this.each((listener) => listener.connection?.('open'));
    this.show();
  }

  override rules(): Rulebook {
    return this.driver.rules;
  }

  override order(command: Command): Promise<Decision> {
    this.seq += 1;
    const seq = this.seq;
    this.driver.queue.push({ kind: 'command', team: 0, seat: 0, seq, command });
    return new Promise((decide) => this.waiting.set(seq, decide));
  }

  override control(control: Control): Promise<Reply> {
    if (control.do === 'start' && this.phase === 'lobby') this.phase = 'play';
    else if (control.do === 'pause') this.paused = true;
    else if (control.do === 'resume') this.paused = false;
    else if (control.do === 'pace') this.pace = control.pace;
    else if (control.do === 'end') this.finish();
    this.show();
    return Promise.resolve({ ok: true });
  }

  override why(about: WhyAbout): Promise<readonly Why[]> {
    const { world, rules } = this.driver;
    const team = this.team();
    if ('host' in about) return Promise.resolve(explainHost(world, rules, team, about.host));
    if ('vm' in about) return Promise.resolve(explainVm(world, rules, team, about.vm));
    if ('pod' in about) return Promise.resolve(explainPod(rules, team, about.pod));
    return Promise.resolve(explainService(rules, team, about.service));
  }
  override async plan(): Promise<{ ok: true } & PlanningAids> {
    const { planningAids } = await import('../../shared/play/plan/aids.ts');
    return { ok: true, ...planningAids(this.driver.world, this.driver.rules, this.team(), this.usage) };
  }
  override async ahead(draft: readonly Command[]): Promise<({ ok: true } & LookAhead) | Refused> {
    if (this.phase !== 'play') return { ok: false, code: 'phase.wrong' };
    const { lookAhead } = await import('./look-ahead.ts');
    return { ok: true, ...(await lookAhead(this.driver.world, this.driver.rules, this.team(), draft)) };
  }
  override history(): Promise<readonly Sample[]> {
    return Promise.resolve(this.story.teams[0]?.samples ?? []);
  }
  override debrief(): Promise<Debrief | null> {
    return Promise.resolve(debriefOf(this.story, this.driver.world, this.driver.rules, this.found));
  }
  /** As a server would have it: it can be replayed, and sent to one later. */
  override log(): Promise<string | null> {
    return Promise.resolve(this.phase === 'debrief' ? this.record.text() : null);
  }
  override factors(): Promise<readonly number[]> {
    const { world, rules } = this.driver;
    return Promise.resolve(world.demandFactors ?? rules.types.map(() => 1));
  }
  /** What was ordered or entered while it stood still is in it too: the clock takes the second that this needs. */
  override saved(): Promise<string> {
    if (this.phase === 'debrief') return Promise.resolve(this.record.text());
    if (this.phase === 'play' && this.driver.queue.length > 0) {
      this.tickOnce();
      this.show();
    }
    return Promise.resolve(this.record.textUpTo(this.driver.world));
  }
  override enter(entry: Exclude<Entry, { kind: 'command' }>): Promise<Reply> {
    if (this.phase !== 'play') return Promise.resolve({ ok: false, code: 'phase.wrong' });
    this.driver.queue.push(entry);
    return Promise.resolve({ ok: true });
  }
  override leave(): void {
    clearInterval(this.timer);
    this.each((listener) => listener.connection?.('closed'));
  }

  /** Up to where a log ends, seen as if it were played; returns what to write on after. */
  private playAgain(saved: string, hasher: Hasher, content: string): string[] {
    const log = parseLog(saved, hasher, content);
    const { scenario, seed, teams } = log.header;
    const { world, rules } = this.driver;
    if (scenario !== rules.scenario.id || seed !== world.seed || teams !== 1) {
      throw new LogError('log.scenario', 0, `expected the log of ${rules.scenario.id} with seed ${world.seed}`);
    }
    for (const line of log.lines) {
      for (const entry of 'entries' in line ? line.entries : []) if (entry.kind === 'command') this.seq = entry.seq;
    }
    replayOn(this.driver, log, hasher, (beat) => this.witness(beat));
    return saved
      .split('\n')
      .filter((row) => row !== '')
      .slice(0, -1);
  }

  private team(): Team {
    return this.driver.world.teams[0] as Team;
  }

  private beat(): void {
    if (this.phase !== 'play' || this.paused) return;
    this.beats += 1;
    this.owedTicks += (this.pace * BEAT_MS) / 1000;
    const acts: Act[] = [];
    const events: SimEvent[] = [];
    while (this.owedTicks >= 1 && this.phase === 'play') {
      this.owedTicks -= 1;
      this.tick(acts, events);
    }
    if (acts.length > 0 || this.beats % BEATS_A_SHOWING === 0) this.show();
    this.tell(acts, events);
  }

  private tickOnce(): void {
    const acts: Act[] = [];
    const events: SimEvent[] = [];
    this.tick(acts, events);
    this.tell(acts, events);
  }

  private tell(acts: readonly Act[], events: readonly SimEvent[]): void {
    if (events.length > 0) this.each((listener) => listener.events?.(events));
    if (acts.length > 0) this.each((listener) => listener.acts?.(acts));
  }

  private tick(acts: Act[], events: SimEvent[]): void {
    const { driver } = this;
    const entries = [...driver.queue];
    const beat = advance(driver);
    this.record.afterTick(driver.world);
    const isSample = this.witness(beat);
    for (const result of beat.results) {
      this.waiting.get(result.seq)?.(result.ok ? { ok: true } : result);
      this.waiting.delete(result.seq);
      const entry = entries.find((one) => one.kind === 'command' && one.seq === result.seq);
      if (result.ok && entry?.kind === 'command') {
        acts.push({ tick: driver.world.tick, seat: 0, verb: entry.command.verb, command: entry.command });
      }
    }
    events.push(...beat.events);
    if (isSample) {
      const sample = this.story.teams[0]?.samples.at(-1);
      if (sample !== undefined) this.each((listener) => listener.sample?.(sample));
    }
    if (driver.world.tick >= driver.rules.endTick) this.finish();
  }

  /** What is remembered of a tick; true when it left a point of the curve. */
  private witness({ events }: Beat): boolean {
    const { world, rules } = this.driver;
    noteUsage(this.usage, world, rules, this.team());
    return tell(this.story, world, rules, events);
  }

  private finish(): void {
    this.phase = 'debrief';
    clearInterval(this.timer);
    const { rules, world } = this.driver;
    const hash = this.record.end(world); // before the Nights, which are tried on copies
    // Stars are for the whole day: a level that is ended early has none, as on a server.
    const earned = () => (world.tick < rules.endTick ? 0 : starsAtEnd(rules, world, this.team()));
    const stars = rules.scenario.stars === null ? -1 : earned();
    this.found = { stars, hash };
    this.show();
  }

  private show(): void {
    const { world, rules } = this.driver;
    const frame: Frame = {
      code: '',
      mode: 'solo',
      scenario: rules.scenario.id,
      lesson: '',
      stages: [],
      stage: this.phase === 'lobby' ? -1 : 0,
      stageLeft: 0,
      spareSeconds: 0,
      bellMs: 0,
      round: 0,
      board: 'shown',
      wall: FIRST_PAGE,
      answered: 0,
      event: '',
      eventStruck: false,
      phase: this.phase,
      paused: this.paused,
      pauseReason: this.paused ? 'host' : '',
      pace: this.pace,
      tick: world.tick,
      endTick: rules.endTick,
      locked: false,
      seatsPerTeam: 1,
      teams: [{ index: 0, name: this.nickname, shape: 0 }],
      seats: [{ seat: 0, nickname: this.nickname, team: 0, connected: true, bot: false, duty: 0 }],
      boards: [],
      monitors: [],
      strike: null,
      view: showTeam(world, rules, this.team()),
    };
    this.each((listener) => listener.frame?.(frame));
  }
}
