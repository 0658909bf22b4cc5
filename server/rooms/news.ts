/** What the beats since the last patch brought, for those who watch; by team where it is a team's own. */
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Act } from '../../shared/wire/messages.ts';
import type { Tick } from './day.ts';

export interface News {
  readonly events: SimEvent[];
  readonly acts: { team: number; act: Act }[];
  readonly sampled: boolean;
}

export class NewsDesk {
  private events: SimEvent[] = [];
  private acts: { team: number; act: Act }[] = [];
  private sampled = false;

  add(tick: Tick): void {
    this.events.push(...tick.events);
    this.acts.push(...tick.acts);
    this.sampled ||= tick.sampled;
  }

  take(): News {
    const { events, acts, sampled } = this;
    [this.events, this.acts, this.sampled] = [[], [], false];
    return { events, acts, sampled };
  }
}
