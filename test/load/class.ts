/** A class: a host opens a room, students come, all play; at the end every order is looked up in the log. */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadContent, readContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';
import { readEstate } from '../../shared/wire/estate.ts';
import { PHASES, type Phase } from '../../shared/wire/symbols.ts';
import { Guest } from './guest.ts';
import { Student } from './student.ts';
import { noteError, type Tally } from './tally.ts';

const SCENARIO = 'launch-day';
const DRAIN_MS = 20_000;
const PHASE_MS = 60_000;
/** So many come through the door at once. */
const AT_ONCE = 10;

export interface ClassSize {
  readonly teams: number;
  readonly students: number;
}

export class SchoolClass {
  readonly students: Student[];
  private readonly host: Guest;
  private readonly size: ClassSize;
  private readonly tally: Tally;

  constructor(url: string, size: ClassSize, tally: Tally) {
    this.size = size;
    this.tally = tally;
    this.host = new Guest(url, tally);
    this.students = Array.from({ length: size.students }, () => new Student(url, tally));
  }

  async open(): Promise<void> {
    const { teams, students } = this.size;
    const seatsPerTeam = Math.ceil(students / teams);
    await this.host.enter({ create: { mode: 'class', scenario: SCENARIO, teams, seatsPerTeam } });
    const code = this.host.welcome?.code ?? '';
    const waiting = this.students.map((student, index) => ({ student, nickname: `Student ${index + 1}` }));
    const enter = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await next.student.enter({ code, join: { nickname: next.nickname } });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, enter));
  }

  async start(): Promise<void> {
    await this.control({ do: 'start' });
    for (const student of this.students) student.begin();
  }

  /** How much one team's page is shown: for a room of nothing but that, to compare with. */
  watch(): () => void {
    const link = this.students[0]?.link;
    if (link === undefined) return () => {};
    let before = new Map<string, string>();
    const changes: number[] = [];
    const look = () => {
      const estate = [...link.state.estates.values()][0];
      if (estate === undefined) return;
      const { facts: _facts, team: _team, ...lists } = readEstate(estate, link.state.tick);
      const rows = new Map<string, string>();
      for (const [name, list] of Object.entries(lists))
        for (const [index, row] of (list as object[]).entries()) rows.set(`${name} ${index}`, JSON.stringify(row));
      changes.push([...rows].filter(([key, text]) => before.get(key) !== text).length);
      before = rows;
      this.tally.entities = rows.size;
    };
    link.onStateChange(look);
    return () => {
      link.onStateChange.remove(look);
      this.tally.changesPerPatch =
        changes.slice(1).reduce((sum, one) => sum + one, 0) / Math.max(1, changes.length - 1);
    };
  }

  /** No more orders. */
  rest(): void {
    for (const student of this.students) student.rest();
  }

  /** To the end of the match, and whether its log has each accepted order, once. */
  async finish(): Promise<void> {
    const untilMs = performance.now() + DRAIN_MS;
    while (this.students.some(({ pending }) => pending.size > 0) && performance.now() < untilMs) await sleep(50);
    await this.control({ do: 'end' });
    await this.reach('night');
    await this.control({ do: 'next' });
    await this.reach('debrief');
    await this.check();
    await Promise.all([...this.students.map((student) => student.leave()), this.host.leave()]);
  }

  private async check(): Promise<void> {
    const told = (await this.host.ask('log', {})) as { ok: boolean; log: string };
    const debrief = (await this.host.ask('debrief', {})) as { ok: boolean; debrief: { hash: string } };
    if (!told.ok || !debrief.ok) return noteError(this.tally, 'no log');
    const hasher = await loadHasher();
    const log = parseLog(told.log, hasher, contentHash(readContent(), hasher));
    const times = new Map<string, number>();
    for (const line of log.lines) {
      if (!('entries' in line)) continue;
      for (const entry of line.entries) {
        if (entry.kind !== 'command') continue;
        const key = `${entry.seat} ${entry.seq}`;
        times.set(key, (times.get(key) ?? 0) + 1);
      }
    }
    for (const count of times.values()) if (count > 1) this.tally.doubled += 1;
    for (const { accepted, pending, welcome } of this.students) {
      this.tally.accepted += accepted.size;
      this.tally.lost += pending.size + [...accepted].filter((seq) => !times.has(`${welcome?.seat} ${seq}`)).length;
    }
    const replayed = replay(log, loadContent(), hasher).hash;
    this.tally.hashes.push({ live: debrief.debrief.hash, replayed });
  }

  /** Also while the server is away for a moment. */
  private async control(control: object): Promise<void> {
    const untilMs = performance.now() + PHASE_MS;
    for (;;) {
      try {
        const reply = (await this.host.ask('control', control)) as { ok: boolean; code?: string };
        if (!reply.ok) noteError(this.tally, `control: ${reply.code}`);
        return;
      } catch (error) {
        if (performance.now() > untilMs) throw error;
        await sleep(200);
      }
    }
  }

  private async reach(phase: Phase): Promise<void> {
    const untilMs = performance.now() + PHASE_MS;
    while (this.host.link === undefined || PHASES[this.host.link.state.phase] !== phase) {
      if (performance.now() > untilMs) throw new Error(`the room did not come to ${phase}`);
      await sleep(50);
    }
  }
}
