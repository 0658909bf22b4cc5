/**
 * Coming back, with the browser's own source over real sockets: in each phase of a lesson the line drops, and the server
 * is killed and started again. The same seat, the same answers, the same state; nobody presses anything.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { OpenQuestion } from '../../shared/wire/messages.ts';
import type { CreateOptions } from '../../shared/wire/payloads.ts';
import { until } from '../support/guests.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { create, join, openPage, type PageEnd } from './line.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ bare: true });
}, 60_000);
afterAll(() => server.stop());

const LESSON = 'heals-itself-45'; // has what is tested, and no Night before its debrief
const options: CreateOptions = {
  mode: 'class',
  scenario: 'launch-day',
  lesson: LESSON,
  teams: 2,
  seatsPerTeam: 3,
  seed: 11,
};
const BROWSER = { ann: 'a'.repeat(32), ben: 'b'.repeat(32) };

/** As a cable that is pulled: neither end says goodbye. */
function drop({ source }: PageEnd): void {
  const { line } = source as unknown as { line: { room: { connection: { close(code: number): void } } } };
  line.room.connection.close(4010);
}

/** Of a choice its nth option, of a number one inside its bounds. */
const bodyOf = ({ kind, min }: OpenQuestion, nth: number) => (kind === 'choice' ? nth : min + nth);

const seatOf = (page: PageEnd) => page.frame().seats.find(({ seat }) => seat === page.welcomes.at(-1)?.seat);
const mineOf = async (page: PageEnd) => (await page.source.lesson())?.questions.map(({ id, mine }) => [id, mine]);
const stageOf = (page: PageEnd) => page.frame().stages[page.frame().stage]?.kind;
const opened = ({ states }: PageEnd) => states.filter((state) => state === 'open').length;

/** A deployment's copies, so that two looks at an estate can be compared. */
function replicasOf(page: PageEnd): { id: number; replicas: number } {
  const { id, replicas } = page.frame().view!.facts.deployments[0]!;
  return { id, replicas };
}
function scale(page: PageEnd): Command {
  const { id, replicas } = replicasOf(page);
  return { verb: 'scale', deployment: id, replicas: replicas + 1 };
}

async function goTo(teacher: PageEnd, kind: string): Promise<void> {
  for (let step = 0; step < 20 && stageOf(teacher) !== kind; step++) {
    const { stage } = teacher.frame();
    const command = stage < 0 ? 'start' : 'next';
    expect(await teacher.source.control({ do: command })).toEqual({ ok: true });
    await until(() => teacher.frame().stage > stage);
  }
  expect(stageOf(teacher)).toBe(kind);
}

describe('a lesson', () => {
  let teacher: PageEnd;
  let ann: PageEnd;
  let ben: PageEnd;
  let code: string;

  beforeAll(async () => {
    teacher = await create(server.port, options);
    code = teacher.welcomes[0]!.code;
    ann = await join(server.port, code, { nickname: 'Ann', browser: BROWSER.ann });
    ben = await join(server.port, code, { nickname: 'Ben', browser: BROWSER.ben });
  });
  afterAll(() => {
    for (const page of [teacher, ann, ben]) page.source.leave(false);
  });

  /** Seat, team, stage and round as before; what `held` reads is the same too. */
  async function staysAs<T>(held: () => T | Promise<T>, disturb: () => Promise<void>): Promise<void> {
    const before = { seat: seatOf(ann), stage: stageOf(ann), round: ann.frame().round, held: await held() };
    const [opens, hostOpens] = [opened(ann), opened(teacher)];
    await disturb();
    await until(() => opened(ann) > opens && ann.states.at(-1) === 'open' && seatOf(ann)?.connected === true);
    if (hostOpens < opened(teacher)) await until(() => teacher.states.at(-1) === 'open');
    const after = { seat: seatOf(ann), stage: stageOf(ann), round: ann.frame().round, held: await held() };
    expect(after).toEqual(before);
    expect(ann.notices).toEqual([]);
  }
  const cut = async () => drop(ann);
  const killed = async () => {
    const opens = opened(teacher);
    await server.kill();
    await until(() => ann.states.at(-1) === 'lost');
    await server.restart();
    expect(server.output()).toMatch(/unfinished match/);
    await until(() => opened(teacher) > opens && teacher.states.at(-1) === 'open');
    await until(() => [ann, ben].every(({ states }) => states.at(-1) === 'open'));
  };

  test('lobby: a line that drops', async () => {
    await staysAs(() => ann.frame().teams, cut);
  });

  test('predict: answers are kept over a drop and over a killed server', { timeout: 60_000 }, async () => {
    await goTo(teacher, 'predict');
    await until(() => stageOf(ann) === 'predict');
    const [first] = (await ann.source.lesson())!.questions;
    expect(await ann.source.answer(first!.id, bodyOf(first!, 1))).toEqual({ ok: true });
    await staysAs(() => mineOf(ann), cut);
    await staysAs(() => mineOf(ann), killed);
    expect((await mineOf(ann))?.[0]).toEqual([first!.id, bodyOf(first!, 1)]);
    expect(await ann.source.answer(first!.id, bodyOf(first!, 0)), 'and can be changed while it is open').toEqual({
      ok: true,
    });
    expect((await mineOf(ann))?.[0]).toEqual([first!.id, bodyOf(first!, 0)]);
    expect((await mineOf(ben))?.[0], 'of nobody else').toEqual([first!.id, null]);
  });

  test('play: orders are done once, whatever happens to the line', { timeout: 60_000 }, async () => {
    await goTo(teacher, 'play');
    await until(() => stageOf(ann) === 'play' && ann.frame().view !== null && ann.frame().tick > 3);
    expect(await ann.source.order(scale(ann))).toEqual({ ok: true });
    const before = replicasOf(ann).replicas;
    await staysAs(() => replicasOf(ann), cut);
    const unsent = ann.source.order(scale(ann)); // its answer falls into the gap
    await staysAs(() => ann.frame().round, killed);
    expect(await unsent).toEqual({ ok: true });
    await until(() => replicasOf(ann).replicas === before + 1);
    expect(await ann.source.order(scale(ann)), 'numbers go on').toEqual({ ok: true });
    await until(() => replicasOf(ann).replicas === before + 2);
    await teacher.source.control({ do: 'pause' });
    await until(() => ann.frame().paused);
    await staysAs(() => ({ tick: ann.frame().tick, view: ann.frame().view }), cut);
    await staysAs(() => ann.frame().paused, killed);
    await teacher.source.control({ do: 'resume' });
  });

  test('ask: a question over a killed server, a raised hand with it', { timeout: 60_000 }, async () => {
    await goTo(teacher, 'ask');
    await until(() => stageOf(ann) === 'ask');
    const [first] = (await ann.source.lesson())!.questions;
    expect(await ann.source.answer(first!.id, 1)).toEqual({ ok: true });
    expect(await ann.source.raise(true)).toEqual({ ok: true });
    await staysAs(async () => [await mineOf(ann), await ann.source.notes()], cut);
    await staysAs(async () => [await mineOf(ann), await ann.source.notes()], killed);
  });

  test('debrief: what was told stays told', { timeout: 60_000 }, async () => {
    await goTo(teacher, 'debrief');
    await until(() => stageOf(ann) === 'debrief');
    const told = async () => [await ann.source.results(), (await ann.source.lesson())?.closed];
    await staysAs(told, cut);
    await staysAs(told, killed);
  });
});

describe('a seat', () => {
  let teacher: PageEnd;
  let code: string;
  beforeAll(async () => {
    teacher = await create(server.port, options);
    code = teacher.welcomes[0]!.code;
  });
  afterAll(() => teacher.source.leave(true));

  test('is taken once by a browser, however often it taps', async () => {
    const first = await join(server.port, code, { nickname: 'Cem', browser: 'c'.repeat(32) });
    const again = await join(server.port, code, { nickname: 'Cem', browser: 'c'.repeat(32) });
    expect(again.welcomes[0]?.seat).toBe(first.welcomes[0]?.seat);
    await until(() => first.notices.includes('seat.elsewhere'));
    expect(first.states.at(-1), 'and does not fight for it').toBe('closed');
    const other = await join(server.port, code, { nickname: 'Cem', browser: 'd'.repeat(32) });
    expect(other.welcomes[0]?.seat, 'the same name on another device is another student').not.toBe(
      first.welcomes[0]?.seat,
    );
    await until(() => teacher.frame().seats.length === 2);
    for (const page of [again, other]) page.source.leave(true);
  });

  test('moves to the page that opened it last, and back on demand', async () => {
    const laptop = await join(server.port, code, { nickname: 'Eda', browser: 'e'.repeat(32) });
    const { seatToken, seat } = laptop.welcomes[0]!;
    const tablet = await join(server.port, code, { seatToken });
    await until(() => laptop.notices.includes('seat.elsewhere'));
    const back = await join(server.port, code, { seatToken });
    await until(() => tablet.notices.includes('seat.elsewhere'));
    expect([tablet, back].map(({ welcomes }) => welcomes[0]?.seat)).toEqual([seat, seat]);
    back.source.leave(true);
  });

  test('is not taken back unasked by a page that was asleep', async () => {
    let isMine = true;
    const sleeper = await openPage(
      server.port,
      { code, join: { nickname: 'Fay', browser: 'f'.repeat(32) } },
      () => isMine,
    );
    const { seatToken } = sleeper.welcomes[0]!;
    const awake = await join(server.port, code, { seatToken });
    await until(() => sleeper.notices.includes('seat.elsewhere'));
    isMine = false;
    drop(awake);
    await until(() => opened(awake) === 2);
    const dozing = await openPage(server.port, { code, join: { seatToken } }, () => isMine);
    drop(dozing); // the other tab has it now
    await until(() => dozing.notices.includes('seat.elsewhere'));
    expect(opened(dozing)).toBe(1);
    awake.source.leave(true);
  });

  test('is one page’s; a host has as many as it likes', async () => {
    const { hostKey } = teacher.welcomes[0]!;
    const wall = await openPage(server.port, { code, join: { hostKey } }, () => false);
    drop(wall);
    await until(() => opened(wall) === 2);
    expect(wall.notices).toEqual([]);
    expect(teacher.states.at(-1), 'and neither sends the other away').toBe('open');
    wall.source.leave(false);
  });

  test('that the host took away ends the page, and a banned browser stays out', async () => {
    const gus = await join(server.port, code, { nickname: 'Gus', browser: '9'.repeat(32) });
    const { seat, seatToken } = gus.welcomes[0]!;
    await until(() => teacher.frame().seats.some((card) => card.seat === seat));
    expect(await teacher.source.control({ do: 'ban', seat })).toEqual({ ok: true });
    await until(() => gus.notices.includes('seat.removed'));
    for (const way of [{ seatToken }, { nickname: 'Gus', browser: '9'.repeat(32) }]) {
      await expect(join(server.port, code, way)).rejects.toMatchObject({ code: 'seat.banned' });
    }
  });
});
