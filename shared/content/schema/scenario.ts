/** Levels and team scenarios: estate, rules of the day, stars, hints, and what each says in another language. */
import { z } from 'zod';
import { questionSchema } from '../lesson.ts';
import { TIERS } from '../tiers.ts';
import { demandSchema, incidentSchema, offerSchema, regionSchema } from './demand.ts';
import { count, dollars, id, positive, share, source } from './fields.ts';
import { conditionSchema } from './plan.ts';
import { VERBS } from './verbs.ts';

const estateHost = z.strictObject({
  name: id,
  model: id,
  rack: count,
  slot: count,
  platform: id.nullable(),
  runtime: id.nullable(), // joins the cluster as a node
  taint: z // that this node starts with
    .strictObject({ key: id, effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']) })
    .optional(),
  edition: z.enum(['standard', 'datacenter']).optional(), // of Windows Server, where it needs one; else standard
  controlPlane: z.boolean(),
  processes: z.array(id), // services that run as plain processes on its OS
  vms: z.array(
    z.strictObject({
      name: id,
      guest: id,
      vcpus: positive,
      memoryMib: positive,
      service: id.nullable(),
      runtime: id.nullable(),
      local: z.boolean().optional(), // its disk is in the host, not on the pool
    }),
  ),
});

const estateDeployment = z.strictObject({
  service: id,
  replicas: count,
  priority: z.int().min(-1000).max(1000),
  liveness: z.boolean(),
  readiness: z.boolean(),
});

/** What an estate is at the end of a level, for a star that asks for more than money (SPEC OB6). */
export const END_MEASURES = [
  'hosts', // that are paid for
  'hostsOn',
  'vms',
  'podsPending',
  'breached', // hosts, VMs and copies of services in foreign hands
  'exposed', // guests and hosts that the next hole would find open
  'withoutBackup', // VMs that keep something and have no backup
  'snapshots',
  'spentDollars', // all that was paid, without what was earned
  'kilogramsCo2',
] as const;
export type EndMeasure = (typeof END_MEASURES)[number];
const endTest = z.strictObject({
  measure: z.enum(END_MEASURES),
  atLeast: z.number().default(0),
  atMost: z.number().default(1_000_000),
});
export type EndTest = z.infer<typeof endTest>;

const starSchema = z.strictObject({
  profitDollars: z.number(),
  inTimeShare: share, // of all answers of the level
  surviveAnyOneMinutes: count, // green for at least the last so many minutes
  night: z.boolean(), // and the same estate survives the Night on fresh seeds
  atEnd: z.array(endTest).max(4).default([]), // the level's own test of what is left standing
});

/** Something to say when the board asks for it: a nudge for nothing, the way out for a price. */
const hintSchema = z.strictObject({
  id,
  when: conditionSchema,
  everySeconds: positive.default(60), // real ones, in which it is not said again
  nudge: z.string().min(1).max(160),
  solution: z.string().min(1).max(240),
});
export type HintSpec = z.infer<typeof hintSchema>;

/** What a scenario says in another language; a hint and a question by their ids. */
const toldSchema = z.strictObject({
  title: z.string().min(1),
  brief: z.array(z.string().min(1)).length(3),
  hints: z
    .record(id, z.strictObject({ nudge: z.string().min(1).max(180), solution: z.string().min(1).max(280) }))
    .default({}),
  questions: z.record(id, z.strictObject({ text: z.string().min(1), options: z.array(z.string().min(1)) })).default({}),
});

const modelList = z.array(id);

export const scenarioSchema = z.strictObject({
  id,
  kind: z.enum(['level', 'match']),
  tier: z.enum(TIERS).nullable().default(null), // of a file with `tiers` (there is nothing to write); null: it has one only
  number: z.string(), // "1.1"; empty for a match
  title: z.string().min(1),
  brief: z.array(z.string().min(1)).length(3),
  chapter: z.int().min(0).max(6),
  choice: z.boolean(), // another honest technology also wins the first star (04-levels)
  pace: z.int().min(5).max(60), // ticks a real second
  realMinutes: positive,
  racks: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        slots: positive,
        feed: z.string().min(1).optional(), // the power feed it hangs on; none named: its own
      }),
    )
    .min(1),
  hosts: z.array(estateHost),
  deployments: z.array(estateDeployment),
  models: modelList,
  platforms: z.array(id),
  guests: z.array(id),
  runtimes: z.array(id),
  verbs: z.array(z.enum(VERBS)).min(1),
  installByTemplate: z.boolean(),
  freeHands: z.boolean().default(false), // no command takes operator minutes
  startCashDollars: z.number(),
  fixedDollarsPerHour: dollars.nullable(), // null: as in the economy
  hazardFactor: z.number().min(0).max(10),
  cloudBilledTicks: positive.default(1), // cloud machines pay for every started stretch of so many ticks
  lateOrders: z // lorries that come late: how many of them, and by how much
    .strictObject({ share, minutes: z.number().min(0) })
    .default({ share: 0, minutes: 0 }),
  storage: z.strictObject({ poolGib: count }).nullable().default(null), // null: a pool without bounds, for nothing
  patches: z.strictObject({ firstMinute: count, everyMinutes: positive }).nullable().default(null), // when patches come out
  demands: z.array(demandSchema).min(1),
  forecast: z.strictObject({ everyMinutes: positive, horizonMinutes: positive, errorShare: share }),
  incidents: z.array(incidentSchema),
  imageSupply: z.enum(['given', 'made']).default('given'), // made: releases are built, pushed and pulled over shared links
  rules: z.enum(['mirror', 'market']).default('mirror'), // market: shares of the demand follow quality and price
  regions: z.array(regionSchema).max(12).default([]), // none: all users are at the team's own site
  retries: z // what the callers' libraries do until a mesh decides
    .strictObject({ attempts: z.int().min(1).max(5), timeoutMs: count })
    .default({ attempts: 1, timeoutMs: 0 }),
  functionQuota: positive.nullable().default(null), // null: as in the economy
  orchestrators: z.array(id).min(1).default(['kubernetes']), // to choose from; the estate starts under the first
  offers: z.array(offerSchema).default([]),
  inTimeTarget: share, // the SLO
  stars: z.array(starSchema).length(3).nullable(), // null: a match is ranked, not starred
  night: z.strictObject({ minutes: positive, incident: incidentSchema.nullable() }),
  withheld: z.array(z.enum(VERBS)),
  withheldInTurn: z.array(z.array(z.enum(VERBS)).min(1)).default([]), // of an exam: each of them must cost a star
  plans: z.array(id),
  reference: id.nullable().default(null),
  concepts: z.array(id).default([]), // entries of the codex that are acted on here, the new one first
  hints: z.array(hintSchema).max(12).default([]),
  questions: z.array(questionSchema).max(3).default([]), // after it, each tied to a concept
  in: z.record(z.string().regex(/^[a-z]{2}$/, 'expected a language such as "de"'), toldSchema).default({}),
  source,
});

export type Scenario = z.infer<typeof scenarioSchema>;
