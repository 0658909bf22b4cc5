/** Clients of the bare room: they look on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import { BareState } from './bare-state.ts';

const AT_ONCE = 10;

export interface Bareness {
  readonly url: string;
  readonly clients: number;
  readonly rooms: number;
  readonly teams: number;
}

/** Resolves when all are in; they stay. */
export async function meetBare({ url, clients, rooms, teams }: Bareness): Promise<void> {
  const codes: string[] = [];
  for (let room = 0; room < rooms; room++) {
    const made = (await new Client(url).create('bare', { team: room % teams }, BareState as never)) as Room;
    codes.push(made.roomId);
  }
  const places = Array.from({ length: clients - rooms }, (_, index) => index);
  const enter = async () => {
    for (let place = places.shift(); place !== undefined; place = places.shift()) {
      const code = codes[place % rooms] as string;
      await new Client(url).joinById(code, { team: Math.floor(place / rooms) % teams }, BareState as never);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, enter));
  await sleep(1000); // first states are large
}
