/**
 * Everything that is, as plain records: dense arrays in id order, integers with units, one factory a kind (one shape).
 * Each kind is split in two. *Facts* are exact, change rarely and are all that `check` may read; *gauges* are measured
 * anew by the systems in every tick and are for eyes, bots and control loops only. Caches live outside (`lookup.ts`, `tick/`).
 */
export * from './world/beyond.ts';
export * from './world/deployment.ts';
export * from './world/host.ts';
export * from './world/instance.ts';
export * from './world/node.ts';
export * from './world/serial.ts';
export * from './world/service.ts';
export * from './world/supply.ts';
export * from './world/team.ts';
export * from './world/vm.ts';
