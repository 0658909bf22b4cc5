/** The estate that a level begins with, as a picture needs it: hosts by rack, what is on each, and the room left. */
import type { Scenario } from '../../../shared/content/schema.ts';
import { indexOfName, type Rulebook, usableMib } from '../../../shared/sim/rulebook.ts';
import type { Health } from '../../look/marks.tsx';
import type { Layer } from '../parts/slab.tsx';

export interface PictureSlab {
  readonly layer: Layer;
  readonly name: string;
}
export interface PictureHost {
  readonly name: string;
  readonly face: Health;
  readonly slabs: readonly PictureSlab[]; // from the top down, without the hardware
  readonly isNode: boolean; // its room is for pods
  readonly freeMib: number; // -1: nothing is installed, so nothing could use it
}
export interface PictureRack {
  readonly name: string;
  readonly hosts: readonly PictureHost[];
}

type HostSpec = Scenario['hosts'][number];

/** Racks with nothing in them are left out. */
export function startRacks(rules: Rulebook): readonly PictureRack[] {
  const { racks, hosts } = rules.scenario;
  return racks
    .map((rack, index) => ({
      name: rack.name,
      hosts: hosts.filter((host) => host.rack === index).map((host) => hostOf(rules, host)),
    }))
    .filter((rack) => rack.hosts.length > 0);
}

function hostOf(rules: Rulebook, spec: HostSpec): PictureHost {
  const [platform, runtime] = [
    indexOfName(rules.platforms, spec.platform ?? ''),
    indexOfName(rules.runtimes, spec.runtime ?? ''),
  ];
  const slabs: PictureSlab[] = [
    ...spec.vms.map((vm): PictureSlab => ({ layer: 'app', name: vm.name })),
    ...spec.processes.map((name): PictureSlab => ({ layer: 'app', name })),
  ];
  const kind = rules.platforms[platform]?.kind;
  const name = [rules.platforms[platform]?.name, rules.runtimes[runtime]?.name].filter(Boolean).join(' + ');
  if (platform >= 0) slabs.push({ layer: kind === 'os' ? 'kernel' : 'platform', name });
  const model = indexOfName(rules.models, spec.model);
  const orchestrator = indexOfName(rules.orchestrators, rules.scenario.orchestrators[0] ?? '');
  const memberMib = spec.controlPlane ? (rules.orchestrators[orchestrator]?.memberMib ?? 0) : 0;
  return {
    name: spec.name,
    face: platform < 0 ? 'off' : 'ok',
    slabs,
    isNode: runtime >= 0 && rules.scenario.deployments.length > 0,
    freeMib: platform < 0 ? -1 : usableMib(rules, { model, platform, runtime, memberMib }) - takenMib(rules, spec),
  };
}

function takenMib(rules: Rulebook, spec: HostSpec): number {
  const processes = spec.processes.map((id) => rules.services.find((service) => service.id === id)?.memoryBaseMib ?? 0);
  return [...processes, ...spec.vms.map((vm) => vm.memoryMib)].reduce((sum, mib) => sum + mib, 0);
}
