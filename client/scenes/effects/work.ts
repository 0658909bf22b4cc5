/** Who does the work: each host's part of all cores in use, by which requests are shared out on the floor. */
import type { FloorModel } from '../../look/floor-model.ts';

type Seen = Pick<FloorModel, 'view' | 'rules'>;

export interface Work {
  /** Of all work, 0 to 1. */
  readonly ofHost: (host: number) => number;
  readonly ofRack: (rack: number) => number;
}

export function workOf({ view, rules }: Seen): Work {
  const hosts = new Map<number, number>();
  const racks = new Map<number, number>();
  let sum = 0;
  for (const host of view.hosts) {
    const done = host.state === 'on' ? host.cpuPercent * (rules.models[host.model]?.cores ?? 0) : 0;
    const rack = Math.max(-1, host.rack);
    hosts.set(host.id, done);
    racks.set(rack, (racks.get(rack) ?? 0) + done);
    sum += done;
  }
  const of = (some: Map<number, number>) => (key: number) => (sum === 0 ? 0 : (some.get(key) ?? 0) / sum);
  return { ofHost: of(hosts), ofRack: of(racks) };
}

export const askedPerS = ({ view }: Seen): number => view.team.ratesPerS.reduce((sum, rate) => sum + rate, 0);

/** Requests a second that come in and that go out, of a part of the work. */
export function partOf(share: number, seen: Seen, answers: { inTimePerS: number; latePerS: number }) {
  return { asked: askedPerS(seen) * share, good: answers.inTimePerS * share, late: answers.latePerS * share };
}
