/** A team's curve as it is kept and sent: one point every ten ticks. */
export const SAMPLE_TICKS = 10;

/** One point of a team's curves. */
export interface Sample {
  tick: number;
  profitMicroCents: number;
  askedPerS: number;
  capacityPerS: number;
  functionsPerS?: number; // of those asked: the part of the work that functions do; absent without functions
  inTimePermille: number; // of the answers since the last sample
  lost: number; // requests since the last sample
  hosts: number; // that are on
}
