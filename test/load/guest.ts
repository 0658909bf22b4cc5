/** One end of a room with the game's own SDK: in through the door, and back to the same seat after every drop. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import type { Welcome } from '../../shared/wire/messages.ts';
import type { CreateOptions, JoinOptions } from '../../shared/wire/payloads.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { ROOM_NAME } from '../../shared/wire/symbols.ts';
import { noteError, type Tally } from './tally.ts';

export type Link = Room<unknown, RoomState>;
type Door = { create: CreateOptions } | { code: string; join: JoinOptions };
type Line = { transport: { ws: WebSocket } };

/** As the page does: soon at first, then more patiently. */
const FIRST_MS = 200;
const MOST_MS = 2000;
const GIVE_UP_MS = 60_000;

export class Guest {
  readonly tally: Tally;
  link: Link | undefined; // undefined while it is away
  welcome: Welcome | undefined;
  onBack: () => void = () => {};
  private readonly url: string;
  private leaving = false;

  constructor(url: string, tally: Tally) {
    this.url = url;
    this.tally = tally;
  }

  /** @throws what the door says. */
  async enter(door: Door): Promise<void> {
    const startMs = performance.now();
    await this.open(door);
    this.tally.joinMs.push(performance.now() - startMs);
  }

  /** Its network goes. */
  drop(): void {
    this.link?.connection.close();
  }

  async ask(name: string, payload: unknown): Promise<unknown> {
    if (this.link === undefined) throw new Error('away');
    return this.link.request(name as never, payload as never);
  }

  async leave(): Promise<void> {
    this.leaving = true;
    await this.link?.leave().catch(() => {});
  }

  private async open(door: Door): Promise<void> {
    const client = new Client(this.url);
    const entering =
      'create' in door
        ? client.create(ROOM_NAME, door.create, RoomState as never)
        : client.joinById(door.code, door.join, RoomState as never);
    const link = (await entering) as unknown as Link;
    link.reconnection.enabled = false;
    link.onMessage('*', () => {});
    link.onError(() => {});
    const gone = new Promise<never>((_, reject) => link.onLeave(() => reject(new Error('gone at the door'))));
    gone.catch(() => {});
    const told = new Promise<Welcome>((resolve) => link.onMessage<Welcome>('welcome', resolve));
    this.welcome = await Promise.race([told, gone]);
    (link.connection as unknown as Line).transport.ws.addEventListener('message', ({ data }) => {
      this.tally.bytes += (data as ArrayBuffer).byteLength;
    });
    link.onLeave(() => void this.comeBack());
    this.link = link;
  }

  private async comeBack(): Promise<void> {
    this.link = undefined;
    const { welcome } = this;
    if (this.leaving || welcome === undefined) return;
    const { code, seatToken, hostKey } = welcome;
    const startMs = performance.now();
    this.tally.dropped += 1;
    for (let waitMs = FIRST_MS; performance.now() - startMs < GIVE_UP_MS; waitMs = Math.min(MOST_MS, 2 * waitMs)) {
      await sleep(waitMs * (0.5 + Math.random()));
      try {
        await this.open({ code, join: hostKey === '' ? { seatToken } : { hostKey } });
        this.tally.back += 1;
        this.tally.awayMs.push(performance.now() - startMs);
        return this.onBack();
      } catch {}
    }
    noteError(this.tally, 'a seat did not come back');
  }
}
