/** The estate of each team as it is laid out now (place-arrays.ts says how): rebuilt when its topology has risen. */
import { indexOfId } from '../../base/ids.ts';
import { type HostLoad, lookup } from '../lookup.ts';
import { vmFootprintMib } from '../placement.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Host, Instance, Node, Team, Vm } from '../world.ts';
import { settleGauges } from './gauges.ts';
import { type Cursor, layHost } from './lay-host.ts';
import { emptyPlaces, type Laid, type Places } from './place-arrays.ts';

const caches = new WeakMap<Team, Places>();

export function placesOf(team: Team, rules: Rulebook): Places {
  const known = caches.get(team);
  if (known !== undefined && known.topology === team.topology && known.rules === rules) return known;
  const fresh = layOut(team, rules);
  caches.set(team, fresh);
  return fresh;
}

/** Whether nobody of the team's instances can be due for anything: nothing to look through. */
export function allRun(team: Team): boolean {
  const known = caches.get(team);
  return known?.topology === team.topology && known.allRunning;
}

function layOut(team: Team, rules: Rulebook): Places {
  settleGauges(team); // of the layout before
  const loads = lookup(team).hosts;
  const count = loads.reduce((sum, load) => sum + placesOn(load), 0);
  const vmCount = loads.reduce((sum, load) => sum + load.vms.length, 0);
  const places = emptyPlaces(team, rules, count, vmCount);
  const at: Cursor = { place: 0, vm: 0 };
  for (const [h, load] of loads.entries()) layHost(places, rules, team, h, load, at);
  places.vmFrom[loads.length] = at.vm;
  sortByService(places, team);
  for (const [index, node] of team.nodes.entries()) layNode(places, team, index, node);
  return places;
}

function placesOn({ direct, vms }: HostLoad): number {
  let count = direct.length;
  for (const { inside } of vms) count += inside.length;
  return count;
}

/** Places of each service in the order of `team.instances`; and who has no place at all. */
function sortByService(places: Laid, team: Team): void {
  const { serviceFrom, placesOf, service } = places;
  const placed = lookup(team).places;
  for (let i = 0; i < service.length; i++) {
    const next = (service[i] as number) + 1;
    serviceFrom[next] = (serviceFrom[next] as number) + 1;
  }
  for (let s = 1; s < serviceFrom.length; s++)
    serviceFrom[s] = (serviceFrom[s] as number) + (serviceFrom[s - 1] as number);
  const next = serviceFrom.slice();
  for (let k = 0; k < placed.length; k++) {
    const { service: s } = team.instances[k] as Instance;
    const at = placed[k];
    if (at === undefined) {
      places.loose.push(team.instances[k] as Instance);
      continue;
    }
    placesOf[next[s] as number] = at.place;
    next[s] = (next[s] as number) + 1;
  }
}

function layNode(places: Laid, team: Team, index: number, node: Node): void {
  if (node.vm > 0) {
    const v = places.vms.findIndex((vm) => vm.id === node.vm);
    places.nodeVm[index] = v;
    places.nodeHost[index] = v < 0 ? -1 : indexOfId(team.hosts, (places.vms[v] as Vm).host);
    return;
  }
  const h = indexOfId(team.hosts, node.host);
  places.nodeHost[index] = h;
  if (h < 0) return;
  const platform = places.rules.platforms[(team.hosts[h] as Host).platform];
  let mib = 0;
  for (let v = places.vmFrom[h] as number; v < (places.vmFrom[h + 1] as number); v++)
    mib += vmFootprintMib(places.vms[v] as Vm, platform);
  places.vmsMib[index] = mib;
}
