/** What everything costs and how long it takes. */
import { z } from 'zod';
import { count, dollars, positive, share, source } from './fields.ts';

export const economySchema = z.strictObject({
  electricityDollarsPerKwh: dollars,
  pue: z.number().min(1).max(3),
  fixedDollarsPerHour: dollars,
  latePaysShare: share,
  lostCostsShare: share,
  statefulKillDollars: dollars,
  slaWindowTicks: positive,
  slaTiers: z.array(z.strictObject({ below: share, creditShare: share })).min(1),
  operatorMinutesPerMinute: z.number().min(0),
  operatorBankMinutes: positive,
  overdraftDollars: dollars,
  cloudQuotaVcpus: count,
  registryMibPerS: z.number().min(0.1),
  images: z
    .strictObject({
      siteMibPerS: z.number().min(0.1), // of a registry or mirror in our own racks
      registryDollarsPerHour: dollars,
      mirrorDollarsPerHour: dollars,
      scannerDollarsPerHour: dollars,
      baseRebuildTicks: positive,
    })
    .default({
      siteMibPerS: 110,
      registryDollarsPerHour: 15,
      mirrorDollarsPerHour: 8,
      scannerDollarsPerHour: 10,
      baseRebuildTicks: 60,
    }),
  p2vDiskMib: positive, // used blocks of a box's disk, which are all that a conversion copies
  poolDollarsPerGibHour: dollars.default(0), // of the size bought
  backupDollarsPerGibHour: dollars.default(0),
  patchToolDollarsPerHour: dollars.default(0),
  operatorMinutes: z.record(z.string(), z.number().min(0)),
  timers: z.record(z.string(), positive),
  adviceShare: share.default(0.05), // of the second star's profit, that the way out of a hint costs
  breachDollars: dollars.default(150), // of a tenant or service whose copies fell into foreign hands
  offerSeconds: positive.default(40), // real ones, in which an offer wants an answer
  hazards: z.strictObject({ osCrashPerYear: z.number().min(0), hardwarePerYear: z.number().min(0) }),
  commitDiscountShare: share.default(0.3), // off the rent of a server that is kept to the end
  emulationSlowdown: z.number().min(1).max(100).default(5), // of a guest of a foreign architecture
  windowsLicence: z
    .strictObject({
      standardDollarsPerPackHour: dollars, // for the next `guestsPerStandard` guests
      datacenterDollarsPerPackHour: dollars, // for any number of guests
      packCores: positive,
      minCoresPerSocket: count,
      minCoresPerServer: count,
      guestsPerStandard: positive,
    })
    .default({
      standardDollarsPerPackHour: 30,
      datacenterDollarsPerPackHour: 171,
      packCores: 16,
      minCoresPerSocket: 8,
      minCoresPerServer: 16,
      guestsPerStandard: 2,
    }),
  carbon: z
    .strictObject({
      gridGramsPerKwh: z.number().min(0).max(2000),
      cloudPue: z.number().min(1).max(3),
      cloudIdleWattsPerVcpu: z.number().min(0),
      cloudFullWattsPerVcpu: z.number().min(0),
      embodiedYears: positive, // over which the making of a machine is spread
    })
    .default({
      gridGramsPerKwh: 338,
      cloudPue: 1.135,
      cloudIdleWattsPerVcpu: 0.74,
      cloudFullWattsPerVcpu: 3.5,
      embodiedYears: 4,
    }),
  shedCostsShare: share.default(0.25), // of the price of a request that is refused politely
  batch: z
    .strictObject({
      dollarsPerCoreMinute: dollars,
      marketCores: positive, // as many as the market takes of one team
      latePerCoreMinute: dollars, // for month-end work that is not done when it is due
    })
    .default({ dollarsPerCoreMinute: 0.25, marketCores: 8, latePerCoreMinute: 1 }),
  functions: z
    .strictObject({
      concurrency: positive, // instances of all functions of a team together
      idleTicks: positive, // so long an idle instance is kept
      provisionedShare: share, // of the running price, for instances kept ready
    })
    .default({ concurrency: 1000, idleTicks: 600, provisionedShare: 0.25 }),
  edge: z
    .strictObject({
      cores: positive,
      coreSpeed: z.number().min(0.1).max(4),
      memoryMib: positive,
      linkMbps: positive,
      rentDollarsPerHour: dollars,
      leadTicks: positive,
      noticeTicks: positive,
      repairTicks: positive,
      failuresPerYear: z.number().min(0),
    })
    .default({
      cores: 4,
      coreSpeed: 0.75,
      memoryMib: 16_384,
      linkMbps: 100,
      rentDollarsPerHour: 180,
      leadTicks: 840,
      noticeTicks: 240,
      repairTicks: 1800,
      failuresPerYear: 4,
    }),
  source,
});

export type Economy = z.infer<typeof economySchema>;
