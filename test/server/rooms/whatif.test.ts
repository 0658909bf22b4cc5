/** What would have been: asked of a room about a round that is over, answered beside the beats of all rooms. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import type { Match } from '../../../server/rooms/match.ts';
import { type Desk, HANDLERS } from '../../../server/rooms/requests.ts';
import type { Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { playOther, toldBy } from '../../../shared/play/counterfactual.ts';
import { parseLog } from '../../../shared/play/log.ts';
import { profitMicroCents } from '../../../shared/sim/ledger.ts';
import type { WhatIf } from '../../../shared/wire/messages.ts';
import type { WhatIfAsked } from '../../../shared/wire/payloads.ts';
import { shorten } from '../../seeded/scenarios.ts';
import { CONTENT, deskOf, hasher, headerOf, openHandRoom, personOf, sit } from './hand-room.ts';

const SCENARIO = 'launch-day';
const short = shorten(loadContent(), SCENARIO, 1);
const catalogue = {
  ...short,
  scenarios: short.scenarios.map((one) => ({ ...one, night: { ...one.night, minutes: 1 } })),
};

let store: Store;
let match: Match;
let ticker: Ticker;
let desk: Desk;

beforeEach(async () => {
  store = await openStore(':memory:');
  ({ match, ticker } = await openHandRoom(catalogue, store, headerOf(SCENARIO), 60));
  desk = deskOf(store, match);
  await sit(store, match, 'Ann', 0);
  await sit(store, match, 'Bo', 1);
  match.control({ do: 'start' });
  await ticker.beat();
});
afterEach(() => store.close());

const ask = (way: WhatIfAsked['way'], more: Partial<WhatIfAsked> = {}, seat?: number): Promise<unknown> =>
  Promise.resolve(
    HANDLERS.whatif(desk, personOf(seat === undefined ? undefined : match.seats.get(seat)), {
      ...{ round: 0, team: 0, way },
      ...more,
    }),
  );
const INCIDENT = { do: 'withoutIncident', incident: 0 } as const;

async function play(): Promise<{ incident: number }> {
  const deployment = match.world.teams[0]?.deployments[0];
  void match.order(0, 1, { verb: 'scale', deployment: deployment?.id ?? 0, replicas: 20 });
  match.control({ do: 'inject', incident: 'host.dies', warningSeconds: 10 });
  await ticker.beat();
  const incident = match.world.schedule.findIndex(({ spec }) => spec === -1);
  while (match.phase !== 'debrief') await ticker.beat();
  return { incident };
}

test('is refused while a round is played, for a round or a team that there is not, and to no purpose', async () => {
  expect(await ask(INCIDENT)).toMatchObject({ ok: false, code: 'phase.wrong' });
  expect(await ask(INCIDENT, {}, 0)).toMatchObject({ ok: false, code: 'phase.wrong' });
  await play();
  expect(await ask(INCIDENT, { round: 4 })).toMatchObject({ code: 'phase.wrong' });
  expect(await ask(INCIDENT, { team: 2 })).toMatchObject({ code: 'message.malformed', at: 'team: no such team' });
  expect(await ask({ do: 'dance' } as never)).toMatchObject({ code: 'message.malformed' });
});

describe('a round that is over', () => {
  test('without an incident: the same difference as the day without it, to host and students', async () => {
    const { incident } = await play();
    const way = { do: 'withoutIncident', incident } as const;
    const told = toldBy(parseLog(match.rounds[0]?.log ?? '', hasher, CONTENT));
    const [was, other] = [playOther(catalogue, told, {}), playOther(catalogue, told, { without: incident })];
    for (const team of [0, 1]) {
      const answer = (await ask(way, { team })) as WhatIf;
      const more = profitMicroCents(other.teams[team]!) - profitMicroCents(was.teams[team]!);
      expect(answer.profitMicroCents).toBe(more);
      expect(answer.byCause.reduce((sum, { microCents }) => sum + microCents, 0)).toBe(more);
      expect(answer.inTimeShare.was).toBe(match.debrief?.teams[team]?.standing.inTimeShare);
      expect(await ask(way, { team }, 1)).toEqual(answer);
    }
  });

  test('without an order or with it earlier: of one team, and of no other', async () => {
    await play();
    const order = { tick: 1, seat: 0, seq: 1 };
    const log = parseLog(match.rounds[0]?.log ?? '', hasher, CONTENT);
    const line = log.lines.find((one) => 'entries' in one && one.entries.some(({ kind }) => kind === 'command'));
    order.tick = line?.tick ?? 0;
    const without = (await ask({ do: 'withoutOrder', ...order })) as WhatIf;
    expect(without.profitMicroCents).not.toBe(0);
    expect(((await ask({ do: 'withoutOrder', ...order }, { team: 1 })) as WhatIf).profitMicroCents).toBe(0);
    expect(((await ask({ do: 'earlier', ...order, toTick: order.tick })) as WhatIf).profitMicroCents).toBe(0);
    const { id = 0 } = match.world.teams[1]?.deployments[0] ?? {};
    const add = { do: 'add', tick: 2, command: { verb: 'scale', deployment: id, replicas: 20 } } as const;
    expect(((await ask(add, { team: 1 })) as WhatIf).profitMicroCents).not.toBe(0);
  });

  test('is played in pieces: beats go on meanwhile, and too many askers are asked to come again', async () => {
    const { incident } = await play();
    let beats = 0;
    let answered = 0;
    const asks = Array.from({ length: 12 }, (_, tick) =>
      ask({ do: 'earlier', tick: 1, seat: 0, seq: 1, toTick: tick + 1 }).then((answer) => {
        answered += 1;
        return answer as { ok: boolean; code?: string };
      }),
    );
    const one = ask({ do: 'withoutIncident', incident });
    while (answered < 12) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      beats += 1;
    }
    const codes = (await Promise.all(asks)).map(({ ok, code }) => (ok ? 'ok' : code));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(6);
    expect(codes.filter((code) => code === 'rate.slow_down')).toHaveLength(6);
    expect(await one).toMatchObject({ code: 'rate.slow_down' });
    expect(beats, 'the process did other things').toBeGreaterThan(20);
  });
});
