/**
 * A match that runs in this page, alone, by the same driver as a room's: for playing when no server can be reached. The
 * clock here is the page's; what it computes is the same as anywhere.
 */
import { loadHasher } from '../../shared/base/hash.ts';
import { advance, type Driver, newDriver } from '../../shared/play/driver.ts';
import { starsAtEnd } from '../../shared/play/match.ts';
import type { LookAhead, PlanningAids } from '../../shared/play/plan/aids.ts';
import { noteUsage, type UsageHistory } from '../../shared/play/plan/usage.ts';
import type { Sample } from '../../shared/play/sample.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import { type Debrief, debriefOf, newStory, type Story, tell } from '../../shared/play/story.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { explainHost, explainPod, explainService, explainVm, type Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { showTeam } from '../../shared/sim/shown.ts';
import type { Team } from '../../shared/sim/world.ts';
import type { Act, Control, Note, Refused, Reply, WhyAbout } from '../../shared/wire/messages.ts';
import { FIRST_PAGE, type Phase } from '../../shared/wire/symbols.ts';
import type { Content } from './content.ts';
import type { Decision, Frame, Listener, Source } from './source.ts';

const BEAT_MS = 100;

export class LocalSource implements Source {
  readonly listeners = new Set<Listener>();
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

  constructor(content: Content, scenario: string, seed: number, nickname: string) {
    this.driver = newDriver(content.catalogue, scenario, seed, 1);
    this.story = newStory(this.driver.world);
    this.pace = this.driver.rules.scenario.pace;
    this.nickname = nickname;
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

  rules(): Rulebook {
    return this.driver.rules;
  }

  order(command: Command): Promise<Decision> {
    this.seq += 1;
    const seq = this.seq;
    this.driver.queue.push({ kind: 'command', team: 0, seat: 0, seq, command });
    return new Promise((decide) => this.waiting.set(seq, decide));
  }

  control(control: Control): Promise<Reply> {
    if (control.do === 'start' && this.phase === 'lobby') this.phase = 'play';
    else if (control.do === 'pause') this.paused = true;
    else if (control.do === 'resume') this.paused = false;
    else if (control.do === 'pace') this.pace = control.pace;
    else if (control.do === 'end') void this.finish();
    this.show();
    return Promise.resolve({ ok: true });
  }

  why(about: WhyAbout): Promise<readonly Why[]> {
    const { world, rules } = this.driver;
    const team = this.team();
    if ('host' in about) return Promise.resolve(explainHost(world, rules, team, about.host));
    if ('vm' in about) return Promise.resolve(explainVm(world, rules, team, about.vm));
    if ('pod' in about) return Promise.resolve(explainPod(rules, team, about.pod));
    return Promise.resolve(explainService(rules, team, about.service));
  }
  async plan(): Promise<{ ok: true } & PlanningAids> {
    const { planningAids } = await import('../../shared/play/plan/aids.ts');
    return { ok: true, ...planningAids(this.driver.world, this.driver.rules, this.team(), this.usage) };
  }
  async ahead(draft: readonly Command[]): Promise<({ ok: true } & LookAhead) | Refused> {
    if (this.phase !== 'play') return { ok: false, code: 'phase.wrong' };
    const { lookAhead } = await import('./look-ahead.ts');
    return { ok: true, ...(await lookAhead(this.driver.world, this.driver.rules, this.team(), draft)) };
  }
  /** The log of a match in this page is kept by nobody. */
  whatIf(): Promise<Refused> {
    return Promise.resolve({ ok: false, code: 'phase.wrong' });
  }
  switchTeam(): Promise<Reply> {
    return Promise.resolve({ ok: true });
  }
  rename(): Promise<Reply> {
    return Promise.resolve({ ok: true });
  }
  /** Alone there is nobody to share with, to be seen by or to signal to. */
  takeDuty(): Promise<Reply> {
    return Promise.resolve({ ok: true });
  }
  present(): void {}
  signal(): Promise<Reply> {
    return Promise.resolve({ ok: true });
  }
  history(): Promise<readonly Sample[]> {
    return Promise.resolve(this.story.teams[0]?.samples ?? []);
  }
  debrief(): Promise<Debrief | null> {
    return Promise.resolve(debriefOf(this.story, this.driver.world, this.driver.rules, this.found));
  }
  log(): Promise<string | null> {
    return Promise.resolve(null);
  }
  /** Alone there is no lesson, nobody to ask and nobody to answer. */
  lesson(): Promise<null> {
    return Promise.resolve(null);
  }
  pars(): Promise<readonly []> {
    return Promise.resolve([]);
  }
  results(): Promise<null> {
    return Promise.resolve(null);
  }
  answer(): Promise<Reply> {
    return Promise.resolve({ ok: true });
  }
  raise(): Promise<Reply> {
    return Promise.resolve({ ok: true });
  }
  notes(): Promise<readonly Note[]> {
    return Promise.resolve([]);
  }
  exportFile(): Promise<null> {
    return Promise.resolve(null);
  }
  leave(): void {
    clearInterval(this.timer);
    this.each((listener) => listener.connection?.('closed'));
  }

  private team(): Team {
    return this.driver.world.teams[0] as Team;
  }

  private beat(): void {
    if (this.phase !== 'play' || this.paused) return;
    this.owedTicks += (this.pace * BEAT_MS) / 1000;
    const acts: Act[] = [];
    const events: SimEvent[] = [];
    while (this.owedTicks >= 1 && this.phase === 'play') {
      this.owedTicks -= 1;
      this.tick(acts, events);
    }
    this.show();
    if (events.length > 0) this.each((listener) => listener.events?.(events));
    if (acts.length > 0) this.each((listener) => listener.acts?.(acts));
  }

  private tick(acts: Act[], events: SimEvent[]): void {
    const { driver } = this;
    const entries = [...driver.queue];
    const beat = advance(driver);
    noteUsage(this.usage, driver.world, driver.rules, this.team());
    for (const result of beat.results) {
      this.waiting.get(result.seq)?.(result.ok ? { ok: true } : result);
      this.waiting.delete(result.seq);
      const entry = entries.find((one) => one.kind === 'command' && one.seq === result.seq);
      if (result.ok && entry?.kind === 'command') {
        acts.push({ tick: driver.world.tick, seat: 0, verb: entry.command.verb, command: entry.command });
      }
    }
    events.push(...beat.events);
    if (tell(this.story, driver.world, driver.rules, beat.events)) {
      const sample = this.story.teams[0]?.samples.at(-1);
      if (sample !== undefined) this.each((listener) => listener.sample?.(sample));
    }
    if (driver.world.tick >= driver.rules.endTick) void this.finish();
  }

  private async finish(): Promise<void> {
    this.phase = 'debrief';
    clearInterval(this.timer);
    const { rules, world } = this.driver;
    const stars = rules.scenario.stars === null ? -1 : starsAtEnd(rules, world, this.team());
    this.found = { stars, hash: '' }; // asked for as soon as the phase is seen, before the hasher is loaded
    this.found = { stars, hash: hashWorld(world, await loadHasher()) };
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

  private each(say: (listener: Listener) => void): void {
    for (const listener of this.listeners) say(listener);
  }
}
