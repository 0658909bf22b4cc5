/**
 * *Why?* as data: chains from what hurts to its root, computed from the same numbers that the step used (SPEC WH1–WH8).
 * Codes and numbers, no prose. Free of operator minutes, always. One file a subject in `explain/`; this is the way in.
 */
export { explainHost } from './explain/hosts.ts';
export { lossesOf } from './explain/losses.ts';
export { explainPending, explainPod } from './explain/pods.ts';
export { explainService } from './explain/service.ts';
export { explainVm } from './explain/vm.ts';
export { type Why, type WhyCode, why } from './explain/why.ts';
