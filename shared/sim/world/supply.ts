/** Images on their way from code to a node: builds, bases, registries, and what is wrong with some. */

export const BUILD_STATES = ['building', 'built', 'pushing', 'pushed'] as const;
export type BuildState = (typeof BUILD_STATES)[number];

/** A release of a service as an image, on its way from a Dockerfile to a registry. */
export interface Build {
  readonly id: number;
  readonly service: number;
  readonly release: number;
  readonly basePatch: number; // patch level of the base image below it
  readonly stamps: readonly number[]; // by layer of its image: the build that made it
  readonly order: readonly number[]; // of its Dockerfile's lines; none: it was built elsewhere
  readonly multiArch: boolean; // it runs on every processor
  state: BuildState;
  untilTick: number;
}

/** A base image of ours: which patch there is, and which is in it. */
export interface BaseImage {
  readonly id: number;
  readonly layer: number; // layer index
  patch: number; // in what is built on it from now on
  needed: number; // the newest that is out
  untilTick: number; // it is being rebuilt until then; 0: it is not
}

export const REGISTRIES = ['public', 'private'] as const;
export type Registry = (typeof REGISTRIES)[number];

/** How images come to the nodes: settings of the whole team. */
export interface Supply {
  registry: Registry; // what we build is pushed there and pulled from there
  mirror: boolean; // a cache on the site, which everything is pulled through
  scanner: boolean;
  pipeline: boolean; // builds and pushes by itself
  darkUntilTick: number; // the public registry does not answer until then
  pinned: readonly number[]; // images asked for by digest, ascending
  mirrorLayers: readonly number[]; // in the mirror, ascending
  stepOrders: readonly (readonly number[])[]; // [image, its Dockerfile's lines in their new order …]
  multiArch: readonly number[]; // images that are built for every processor, ascending
}

/** A pull that no container waits for. */
export interface PrePull {
  readonly node: number;
  readonly service: number;
  readonly release: number;
  untilTick: number;
  pullMib: number;
}

export const FLAWS = ['errors', 'leak'] as const;

/** What is wrong with a release, and what only its running shows. */
export interface Flaw {
  readonly kind: (typeof FLAWS)[number];
  readonly service: number;
  readonly release: number;
  readonly share: number; // of answers that are errors; of its memory that it grows by in a minute
}

/** A public tag that somebody else moved. */
export interface PoisonedTag {
  readonly image: number;
  readonly untilTick: number;
}

export function newSupply(): Supply {
  return {
    registry: 'public',
    mirror: false,
    scanner: false,
    pipeline: false,
    darkUntilTick: 0,
    pinned: [],
    mirrorLayers: [],
    stepOrders: [],
    multiArch: [],
  };
}
