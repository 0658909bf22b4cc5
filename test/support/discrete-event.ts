/**
 * A seeded discrete-event simulation of requests that walk a call graph over stations of c equal servers: the yardstick
 * for the formulas of the game, and independent of them (own random stream, own clock, no shared code).
 */

export interface Station {
  servers: number;
  serviceSeconds: number; // mean; exponentially distributed
}

/** One call: own work at a station, then groups one after another; the calls of a group run side by side. */
export interface Call {
  station: number;
  then: readonly (readonly Call[])[];
}

export interface RequestType {
  arrivalsPerSecond: number;
  root: Call;
}

export interface SimulatedType {
  meanSeconds: number;
  answers: Float64Array; // response times in the order of arrival at the answer
  sorted: Float64Array; // and ascending
}

/** The response time that a share of the simulated answers exceeds. */
export function simulatedPercentile({ sorted }: SimulatedType, late: number): number {
  return sorted[Math.floor(sorted.length * (1 - late))] as number;
}

const BATCHES = 20;

/** Standard error of the simulated share later than a deadline, from batch means: neighbours are correlated. */
export function simulatedError({ answers }: SimulatedType, deadlineSeconds: number): number {
  const size = Math.floor(answers.length / BATCHES);
  const shares = Array.from({ length: BATCHES }, (_, batch) => {
    let late = 0;
    for (let i = batch * size; i < (batch + 1) * size; i++) if ((answers[i] as number) > deadlineSeconds) late++;
    return late / size;
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / BATCHES;
  const spread = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (BATCHES - 1);
  return Math.sqrt(spread / BATCHES);
}

/** mulberry32 (public domain). */
function randomStream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

type Act = () => void;

/** A binary heap of what happens when. */
class Agenda {
  private readonly times: number[] = [];
  private readonly acts: Act[] = [];

  add(time: number, act: Act): void {
    let i = this.times.length;
    this.times.push(time);
    this.acts.push(act);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if ((this.times[parent] as number) <= time) break;
      this.times[i] = this.times[parent] as number;
      this.acts[i] = this.acts[parent] as Act;
      i = parent;
    }
    this.times[i] = time;
    this.acts[i] = act;
  }

  nextTime(): number {
    return this.times[0] ?? Infinity;
  }

  take(): Act {
    const first = this.acts[0] as Act;
    const time = this.times.pop() as number;
    const act = this.acts.pop() as Act;
    const n = this.times.length;
    if (n === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= n) break;
      if (child + 1 < n && (this.times[child + 1] as number) < (this.times[child] as number)) child++;
      if ((this.times[child] as number) >= time) break;
      this.times[i] = this.times[child] as number;
      this.acts[i] = this.acts[child] as Act;
      i = child;
    }
    this.times[i] = time;
    this.acts[i] = act;
    return first;
  }
}

/** First in, first out, by a moving head so that taking is O(1). */
class Line {
  private acts: Act[] = [];
  private head = 0;

  push(act: Act): void {
    this.acts.push(act);
  }

  shift(): Act | undefined {
    const act = this.acts[this.head];
    if (act === undefined) return undefined;
    this.head++;
    if (this.head > 1024 && this.head * 2 > this.acts.length) {
      this.acts = this.acts.slice(this.head);
      this.head = 0;
    }
    return act;
  }
}

/** Runs until `requests` have arrived and all are answered; the first twentieth is warm-up and not counted. */
export function simulate(
  stations: readonly Station[],
  types: readonly RequestType[],
  requests: number,
  seed: number,
): SimulatedType[] {
  const random = randomStream(seed);
  const exponential = (mean: number) => -mean * Math.log(random());
  const agenda = new Agenda();
  const lines = stations.map(() => new Line());
  const free = stations.map((station) => station.servers);
  const answers: number[][] = types.map(() => []);
  let now = 0;
  let arrived = 0;

  const serve = (s: number, done: Act) => {
    agenda.add(now + exponential((stations[s] as Station).serviceSeconds), () => {
      const next = (lines[s] as Line).shift();
      if (next) serve(s, next);
      else free[s] = (free[s] as number) + 1;
      done();
    });
  };
  const visit = (s: number, done: Act) => {
    if ((free[s] as number) > 0) {
      free[s] = (free[s] as number) - 1;
      serve(s, done);
    } else (lines[s] as Line).push(done);
  };
  const run = (call: Call, done: Act) => visit(call.station, () => runGroups(call.then, 0, done));
  const runGroups = (groups: Call['then'], i: number, done: Act) => {
    const group = groups[i];
    if (!group) return done();
    let open = group.length;
    for (const call of group)
      run(call, () => {
        open--;
        if (open === 0) runGroups(groups, i + 1, done);
      });
  };
  const arrive = (type: RequestType, seen: number[]) => {
    if (arrived >= requests) return;
    arrived++;
    const counted = arrived > requests / 20;
    const start = now;
    run(type.root, () => {
      if (counted) seen.push(now - start);
    });
    agenda.add(now + exponential(1 / type.arrivalsPerSecond), () => arrive(type, seen));
  };

  types.forEach((type, i) => {
    agenda.add(exponential(1 / type.arrivalsPerSecond), () => arrive(type, answers[i] as number[]));
  });
  while (agenda.nextTime() < Infinity) {
    now = agenda.nextTime();
    agenda.take()();
  }
  return answers.map(summary);
}

function summary(seen: number[]): SimulatedType {
  const answers = Float64Array.from(seen);
  const meanSeconds = answers.reduce((sum, x) => sum + x, 0) / answers.length;
  return { meanSeconds, answers, sorted: answers.slice().sort() };
}
