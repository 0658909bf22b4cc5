/**
 * Live migration by pre-copy (M4): round after round sends what was written during the last one while the VM runs; then
 * the VM stops and the rest is sent. One function advances a move by any time; the tick and the golden table share it.
 */

export interface PrecopyLimits {
  downtimeLimitSeconds: number; // stop when the rest fits into this
  stopMib: number; // or when the rest is at most this
  roundsMax: number | null; // give up waiting and stop the VM after so many rounds
  sentPerMemoryMax: number | null; // or when more than this multiple of the memory was sent
  autoConverge: boolean; // slow the VM down when the rounds do not shrink
}

const PAGE_MIB = 4 / 1024;

/** QEMU: 300 ms of downtime, no limit to rounds (M5); auto-converge is off unless asked for (M6). */
export const QEMU_LIMITS: PrecopyLimits = {
  downtimeLimitSeconds: 0.3,
  stopMib: PAGE_MIB,
  roundsMax: null,
  sentPerMemoryMax: null,
  autoConverge: false,
};

/** Xen: at most 50 pages left, or 29 rounds, or more than 3 × the memory sent (M3). */
export const XEN_LIMITS: PrecopyLimits = {
  downtimeLimitSeconds: 0,
  stopMib: 50 * PAGE_MIB,
  roundsMax: 29,
  sentPerMemoryMax: 3,
  autoConverge: false,
};

// M5: first throttle 20 %, then 10 % more each time, never above 99 %; due when a round's writes pass half of its sends.
const THROTTLE_FIRST_PERCENT = 20;
const THROTTLE_STEP_PERCENT = 10;
const THROTTLE_MAX_PERCENT = 99;
const THROTTLE_DIRTY_SHARE = 0.5;

export const PRECOPY_STAGES = { copying: 0, stopped: 1, done: 2 } as const;
export type PrecopyStage = (typeof PRECOPY_STAGES)[keyof typeof PRECOPY_STAGES];

export interface PrecopyState {
  stage: PrecopyStage;
  memoryMib: number;
  writableMib: number; // writable working set: a round never leaves more than this (M4)
  rounds: number; // finished rounds
  roundMib: number; // volume of the round under way; not below the last one's = the move does not converge
  lastRoundMib: number;
  remainingMib: number; // of the round under way, or of the final copy
  dirtiedMib: number; // written during this round so far
  sentMib: number;
  copySeconds: number; // with the VM running
  downtimeSeconds: number; // with the VM stopped
  throttlePercent: number; // CPU taken from the VM by auto-converge
  converged: 0 | 1; // 1 when the final copy met a stop rule, 0 while copying and when it was forced
}

/** A fresh move of a VM; `writableMib` at most `memoryMib`. */
export function startPrecopy(memoryMib: number, writableMib: number): PrecopyState {
  return {
    stage: PRECOPY_STAGES.copying,
    memoryMib,
    writableMib: Math.min(writableMib, memoryMib),
    rounds: 0,
    roundMib: memoryMib,
    lastRoundMib: 0,
    remainingMib: memoryMib,
    dirtiedMib: 0,
    sentMib: 0,
    copySeconds: 0,
    downtimeSeconds: 0,
    throttlePercent: 0,
    converged: 0,
  };
}

/** False once a round was no smaller than the one before it: more bandwidth, less load or auto-converge is needed. */
export function roundsShrink(state: PrecopyState): boolean {
  return state.rounds === 0 || state.roundMib < state.lastRoundMib;
}

/**
 * Advances a move by `seconds` at the bandwidth it gets and the rate at which the VM writes to memory; finishes as many
 * rounds as fit, each at its exact end. Both rates may change from call to call; bandwidth 0 keeps the move waiting.
 */
export function precopyAdvance(
  state: PrecopyState,
  bandwidthMibPerS: number,
  dirtyMibPerS: number,
  seconds: number,
  limits: PrecopyLimits,
): void {
  let left = seconds;
  while (left > 0 && state.stage !== PRECOPY_STAGES.done) {
    const needSeconds = bandwidthMibPerS > 0 ? state.remainingMib / bandwidthMibPerS : Infinity;
    const ends = needSeconds <= left;
    const spent = ends ? needSeconds : left;
    const sentMib = ends ? state.remainingMib : bandwidthMibPerS * spent;
    state.sentMib += sentMib;
    state.remainingMib = ends ? 0 : state.remainingMib - sentMib;
    if (state.stage === PRECOPY_STAGES.stopped) state.downtimeSeconds += spent;
    else writeWhileCopying(state, dirtyMibPerS, spent);
    if (ends) endRound(state, bandwidthMibPerS, limits);
    left -= spent;
  }
}

function writeWhileCopying(state: PrecopyState, dirtyMibPerS: number, spentSeconds: number): void {
  const dirtyMib = dirtyMibPerS * (1 - state.throttlePercent / 100) * spentSeconds;
  state.copySeconds += spentSeconds;
  state.dirtiedMib = Math.min(state.writableMib, state.dirtiedMib + dirtyMib);
}

function endRound(state: PrecopyState, bandwidthMibPerS: number, limits: PrecopyLimits): void {
  if (state.stage === PRECOPY_STAGES.stopped) {
    state.stage = PRECOPY_STAGES.done;
    return;
  }
  const restMib = state.dirtiedMib;
  state.rounds += 1;
  state.lastRoundMib = state.roundMib;
  state.roundMib = restMib;
  state.remainingMib = restMib;
  state.dirtiedMib = 0;
  // One page is the least worth another round, so that the rounds of a move without other rules come to an end.
  const restAllowedMib = Math.max(PAGE_MIB, limits.stopMib, limits.downtimeLimitSeconds * bandwidthMibPerS);
  if (restMib <= restAllowedMib) {
    state.converged = 1;
    stopVm(state);
  } else if (isHopeless(state, limits)) stopVm(state);
  else if (limits.autoConverge && restMib > THROTTLE_DIRTY_SHARE * state.lastRoundMib) throttle(state);
}

function stopVm(state: PrecopyState): void {
  state.stage = state.remainingMib > 0 ? PRECOPY_STAGES.stopped : PRECOPY_STAGES.done;
}

function isHopeless(state: PrecopyState, limits: PrecopyLimits): boolean {
  return (
    (limits.roundsMax !== null && state.rounds >= limits.roundsMax) ||
    (limits.sentPerMemoryMax !== null && state.sentMib > limits.sentPerMemoryMax * state.memoryMib)
  );
}

function throttle(state: PrecopyState): void {
  state.throttlePercent =
    state.throttlePercent === 0
      ? THROTTLE_FIRST_PERCENT
      : Math.min(THROTTLE_MAX_PERCENT, state.throttlePercent + THROTTLE_STEP_PERCENT);
}
