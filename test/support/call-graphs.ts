/** Call graphs to measure latency rules on, and what ties the simulation to the formulas. */
import { emptyMoments, type Moments } from '../../shared/sim/rules/latency.ts';
import { type Fork, type Path, pathMoments, type Visit } from '../../shared/sim/rules/path.ts';
import { emptyQueueMoments, waitMoments } from '../../shared/sim/rules/queueing.ts';
import type { Call, RequestType, Station } from './discrete-event.ts';

export interface CallGraph {
  name: string;
  stations: { servers: number; busy: number }[]; // busy: utilisation relative to the busiest station's
  types: { weight: number; root: Call }[];
}

const call = (station: number, ...then: Call[][]): Call => ({ station, then });
const inTurn = (...calls: Call[]): Call[][] => calls.map((one) => [one]);
const times = (n: number, one: Call): Call[] => Array.from({ length: n }, () => one);

const chain: CallGraph = {
  name: 'a chain of five services',
  stations: [
    { servers: 4, busy: 1 },
    { servers: 1, busy: 0.8 },
    { servers: 2, busy: 0.95 },
    { servers: 8, busy: 0.6 },
    { servers: 3, busy: 1 },
  ],
  types: [{ weight: 1, root: call(0, [call(1, [call(2, [call(3, [call(4)])])])]) }],
};

const fanOut: CallGraph = {
  name: 'a fan-out with parallel calls',
  stations: [
    { servers: 8, busy: 0.7 },
    { servers: 2, busy: 1 },
    { servers: 3, busy: 0.9 },
    { servers: 4, busy: 1 },
    { servers: 2, busy: 0.8 },
    { servers: 6, busy: 0.9 },
  ],
  // Front end → three branches side by side, one of them two services deep, then two more side by side.
  types: [{ weight: 1, root: call(0, [call(1), call(2, [call(3)]), call(4)], [call(5), call(5)]) }],
};

// Online Boutique: mix of locustfile.py, calls of handlers.go and main.go (T1), two items in the cart.
const [front, catalog, currency, cart, redis, recommend, ads, shipping, checkout, payment, email] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;
const cartCall = call(cart, [call(redis)]);
const recommendCall = call(recommend, [call(catalog)]);
const boutique: CallGraph = {
  name: 'Online Boutique with repeated visits',
  stations: [
    { servers: 6, busy: 0.95 },
    { servers: 3, busy: 1 },
    { servers: 4, busy: 0.9 },
    { servers: 2, busy: 0.8 },
    { servers: 1, busy: 0.7 },
    { servers: 3, busy: 0.9 },
    { servers: 2, busy: 0.6 },
    { servers: 1, busy: 0.5 },
    { servers: 1, busy: 0.4 },
    { servers: 1, busy: 0.3 },
    { servers: 1, busy: 0.3 },
  ],
  types: [
    {
      weight: 1, // index
      root: call(front, ...inTurn(...times(10, call(currency)), call(catalog), cartCall, call(ads))),
    },
    {
      weight: 12, // browse
      root: call(
        front,
        ...inTurn(call(catalog), ...times(2, call(currency)), cartCall, recommendCall),
        ...inTurn(...times(5, call(catalog)), call(ads)),
      ),
    },
    {
      weight: 3, // view cart
      root: call(
        front,
        ...inTurn(...times(3, call(currency)), cartCall, recommendCall, call(shipping), ...times(7, call(catalog))),
      ),
    },
    {
      weight: 1, // check out
      root: call(
        front,
        ...inTurn(
          call(
            checkout,
            ...inTurn(...times(2, cartCall), ...times(2, call(catalog)), ...times(3, call(currency))),
            ...inTurn(...times(2, call(shipping)), call(payment), call(email)),
          ),
          recommendCall,
          call(currency),
        ),
      ),
    },
  ],
};

// Not used when RETURN_CORRELATION was fitted: every service calls one database, some of it side by side.
const [web, account, basket, items, images, database] = [0, 1, 2, 3, 4, 5] as const;
const look = call(items, [call(database)], [call(images)]);
const sharedDatabase: CallGraph = {
  name: 'a shared database',
  stations: [
    { servers: 8, busy: 1 },
    { servers: 4, busy: 0.7 },
    { servers: 2, busy: 0.6 },
    { servers: 4, busy: 0.9 },
    { servers: 2, busy: 0.8 },
    { servers: 3, busy: 1 },
  ],
  types: [
    { weight: 5, root: call(web, ...inTurn(call(account, [call(database)]), ...times(3, look))) },
    { weight: 3, root: call(web, ...inTurn(call(basket, [call(database)]), ...times(2, look), call(database))) },
    { weight: 2, root: call(web, [call(account), call(basket, ...inTurn(...times(2, call(database)))), look]) },
  ],
};

export const CALL_GRAPHS = [chain, fanOut, boutique, sharedDatabase];

/** The stations and arrivals of a graph whose busiest station has this utilisation; one request a second in all. */
export function loadGraph(graph: CallGraph, utilisation: number): { stations: Station[]; types: RequestType[] } {
  const weight = graph.types.reduce((sum, type) => sum + type.weight, 0);
  const types = graph.types.map(({ weight: w, root }) => ({ arrivalsPerSecond: w / weight, root }));
  const visits = graph.stations.map((_, s) =>
    types.reduce((sum, type) => sum + type.arrivalsPerSecond * visitsOf(type.root, s), 0),
  );
  const stations = graph.stations.map(({ servers, busy }, s) => ({
    servers,
    serviceSeconds: (utilisation * busy * servers) / (visits[s] as number),
  }));
  return { stations, types };
}

function visitsOf(root: Call, station: number): number {
  const below = root.then.flat().reduce((sum, child) => sum + visitsOf(child, station), 0);
  return below + (root.station === station ? 1 : 0);
}

/** The game's view of a call: visits in their order, repeated ones as one step, and forks. */
export function pathOf(root: Call): Path {
  const path: (Visit | Fork)[] = [];
  const walk = (one: Call) => {
    const last = path.at(-1);
    if (last && 'queue' in last && last.queue === one.station) last.times++;
    else path.push({ queue: one.station, times: 1 });
    for (const group of one.then) {
      if (group.length > 1) path.push({ branches: group.map(pathOf) });
      else group.forEach(walk);
    }
  };
  walk(root);
  return path;
}

/** What the formulas say about each request type. */
export function predict(stations: readonly Station[], types: readonly RequestType[]): Moments[] {
  const queues = stations.map(({ servers, serviceSeconds }, s) => {
    const arrivals = types.reduce((sum, type) => sum + type.arrivalsPerSecond * visitsOf(type.root, s), 0);
    const queue = emptyQueueMoments();
    const visitors = types.reduce((sum, type) => sum + (visitsOf(type.root, s) > 0 ? type.arrivalsPerSecond : 0), 0);
    waitMoments(servers, serviceSeconds, arrivals, queue, arrivals / visitors);
    return queue;
  });
  return types.map((type) => {
    const out = emptyMoments();
    pathMoments(pathOf(type.root), queues, out);
    return out;
  });
}
