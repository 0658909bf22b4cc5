/** Puts the floor into an element of the page: the engine, its one scene, and the handle by which the page feeds it. */
import Phaser from 'phaser';
import type { FloorHandle, MountFloor } from '../look/floor-model.ts';
import { MONO, SANS } from './pen.ts';
import { Stage } from './stage.ts';

const SCALE_MAX = 2; // more pixels cost more than eyes gain

export const mountFloor: MountFloor = async (parent, hands) => {
  await loadType();
  const stage = new Stage(hands, () => sizeOf(parent));
  const game = start(parent, stage);
  await stage.ready;
  // Everything on it has a twin in the page's outline.
  game.canvas.setAttribute('aria-hidden', 'true');
  return handleOf(game, stage);
};

/** Words are painted once and kept: their type has to be there before. */
async function loadType(): Promise<void> {
  const faces = [`600 13px ${SANS}`, `600 13px ${MONO}`];
  await Promise.allSettled(faces.map((face) => document.fonts.load(face)));
}

function sizeOf(parent: HTMLElement) {
  const scale = Math.min(SCALE_MAX, Math.max(1, window.devicePixelRatio || 1));
  return { width: Math.max(1, parent.clientWidth), height: Math.max(1, parent.clientHeight), scale };
}

function start(parent: HTMLElement, stage: Stage): Phaser.Game {
  const { width, height, scale } = sizeOf(parent);
  return new Phaser.Game({
    // Sheets are 2D canvases; WebGL would be 50 KB more and slower where it is drawn in software (08-measured).
    type: Phaser.CANVAS,
    parent,
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    transparent: true,
    banner: false,
    antialias: true,
    audio: { noAudio: true },
    input: { mouse: false, touch: false, keyboard: false, gamepad: false },
    scale: { mode: Phaser.Scale.NONE, autoRound: false },
    scene: stage,
  });
}

function handleOf(game: Phaser.Game, stage: Stage): FloorHandle {
  return {
    show: (model) => stage.show(model),
    happened: (events) => stage.happened(events),
    resize: () => stage.resize(),
    frameTimes: () => stage.clock.read(),
    cost: () => stage.cost(),
    ghostTimes: () => stage.ghostTimes,
    destroy: () => {
      stage.letGo();
      game.destroy(true);
    },
  };
}
