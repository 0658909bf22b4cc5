/** What a day brings: curves of demand, users on the map, tenants who ask for room, and incidents. */
import { z } from 'zod';
import { count, dollars, id, positive, share, source } from './fields.ts';

export const PROMISES = ['any', 'kernel', 'host'] as const;

/** A tenant who will ask for room. It runs a service of some application under the offer's own id. */
export const offerSchema = z.strictObject({
  id,
  application: id,
  service: id,
  atMinutes: z.tuple([z.number().min(0), z.number().min(0)]), // drawn evenly between the two
  chance: share,
  requestsPerSecond: z.number().min(0),
  dollarsPerHour: dollars,
  promise: z.enum(PROMISES), // with whom it shares: anybody, nobody its kernel, nobody its machine
  servedShare: share, // of its calls, or nothing is paid
  minutes: count, // how long it stays; 0: to the end
  penaltyDollars: dollars, // when the promise is broken, and when it leaves for that
  guest: id.nullable().default(null), // it asks for a VM with this system; null: it does not mind
  source,
});

/** Where users are: a share of all requests, a place on the map, and how lively they are through the day. */
export const regionSchema = z.strictObject({
  name: id,
  share,
  kmEast: z.number().min(-20_000).max(20_000), // of the team's own site
  kmNorth: z.number().min(-20_000).max(20_000),
  activity: z.array(z.tuple([z.number().min(0), z.number().min(0)])).min(1), // [minute, factor]: the sun moves
});

/** Points of a curve: [minute, value]; linear between, flat outside. */
const points = z.array(z.tuple([z.number().min(0), z.number().min(0)])).min(1);

export const demandSchema = z.strictObject({
  application: id,
  requestsPerSecond: points, // of all request types together
  regimes: z.strictObject({ everyMinutes: positive, low: z.number().min(0.1), high: z.number().max(4) }).nullable(),
  noiseShare: share,
});

export const INCIDENT_KINDS = [
  'host.dies',
  'host.serviced',
  'rack.dark',
  'crowd',
  'mix.shift',
  'demand.step',
  'pod.hangs',
  'pod.crashes',
  'container.escape',
  'hypervisor.escape',
  'old.hole',
  'auditor',
  'feed.dark',
  'cooling.fails',
  'power.price',
  'lorry.late',
  'os.crashes',
  'registry.dark',
  'image.poisoned',
  'base.cve',
  'release.bad',
  'release.fix',
  'leak',
  'daemon.restarts',
  'disk.fills',
  'backup.window',
  'patch.bad',
  'retry.storm',
  'region.dark',
  'quorum.wobble',
  'batch.monthEnd',
] as const;

export const incidentSchema = z.strictObject({
  id,
  kind: z.enum(INCIDENT_KINDS),
  atMinutes: z.tuple([z.number().min(0), z.number().min(0)]), // drawn evenly between the two
  loadAtLeast: share, // only where the demand curve is at least this share of its peak
  warningMinutes: z.number().min(0),
  minutes: z.number().min(0), // how long it lasts
  target: z.string(), // a host's or service's name, "busiest", "most-earning", an application for demand
  factor: z.number().min(0).max(200), // demand multiplier; share of the mix
  noShowShare: share, // how often an announced crowd stays away
  chance: share,
});

export type DemandSpec = z.infer<typeof demandSchema>;
export type IncidentSpec = z.infer<typeof incidentSchema>;
export type IncidentKind = IncidentSpec['kind'];
export type OfferSpec = z.infer<typeof offerSchema>;
