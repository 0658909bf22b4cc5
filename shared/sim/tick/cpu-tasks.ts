/** What shares a machine's cores, whether host or VM: who is granted what, and who could get how much more (SPEC CP1–CP5). */
import type { Places } from './place-arrays.ts';

/** Scratch of a shortage, so that it need not allocate: no state lives in it from one use to the next. */
export interface Tasks {
  weights: Float64Array;
  demands: Float64Array;
  limits: Float64Array;
  granted: Float64Array;
}
const newTasks = (most: number): Tasks => ({
  weights: new Float64Array(most),
  demands: new Float64Array(most),
  limits: new Float64Array(most),
  granted: new Float64Array(most),
});
export let tasks = newTasks(256);

/** Everybody gets what they ask for, up to what they can use: the answer whenever that is enough. Returns the sum. */
export function grantAll({ demandM, askM, grantedM }: Places, from: number, to: number): number {
  let used = 0;
  for (let i = from; i < to; i++) {
    const want = Math.min(demandM[i] as number, askM[i] as number);
    grantedM[i] = want;
    used += want;
  }
  return used;
}

export function grantNothing({ grantedM, capacityM }: Places, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    grantedM[i] = 0;
    capacityM[i] = 0;
  }
}

/** Room for so many `more` than the places. */
export function addPlaces({ weight, demandM, askM }: Places, from: number, to: number, more: number): number {
  if (to - from + more > tasks.weights.length) tasks = newTasks(2 * (to - from + more));
  for (let i = from; i < to; i++) setTask(i - from, weight[i] as number, demandM[i] as number, askM[i] as number);
  return to - from;
}

export function setTask(index: number, weight: number, demand: number, limit: number): void {
  tasks.weights[index] = weight;
  tasks.demands[index] = demand;
  tasks.limits[index] = limit;
}

/**
 * What a task could get if it asked for more: its grant and its part of the slack, by use or by weight, whichever is
 * larger. On a host of 72 % each task so reaches 1/0.72 of its use: utilisation of service and host agree (CP5). A task
 * that asked for nothing reaches its part by weight of the whole, also where nothing is left: others would have to yield.
 */
export function reach(places: Places, from: number, to: number, slack: number, used: number): void {
  const { grantedM, weightShare, mostM, capacityM } = places;
  for (let i = from; i < to; i++) {
    const granted = grantedM[i] as number;
    const byWeight = weightShare[i] as number;
    const byUse = used > 0 ? granted / used : 0;
    const room = granted > 0 ? granted + slack * Math.max(byUse, byWeight) : (used + slack) * byWeight;
    capacityM[i] = Math.min(mostM[i] as number, room);
  }
}
