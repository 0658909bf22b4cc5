/**
 * CPU use of VMs that wander between idle and busy with bursts, in whole percent: a stand-in for PlanetLab's days, which
 * are not part of this repository. The same numbers for the same arguments for ever: golden figures hang on them.
 */
export function wanderingRows(vms: number, samples: number, seed: number): number[][] {
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return Array.from({ length: vms }, () => {
    let level = 5 + 20 * draw();
    return Array.from({ length: samples }, () => {
      level = Math.min(95, Math.max(1, level + 14 * (draw() - 0.5)));
      return Math.round(draw() < 0.05 ? Math.min(100, level + 50) : level);
    });
  });
}
