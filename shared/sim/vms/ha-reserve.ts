/**
 * HA admission control: what a team set aside for lost hosts is not given to new VMs (SPEC VM12). It asks of facts what a
 * restart would ask: memory on hosts of the same product.
 */
import { placedMib, roomMib } from '../placement.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Facts } from '../view.ts';

/** Whether `addMib` more may be placed on hosts of that platform and still fit when so many of the largest are lost. */
export function checkReserve(facts: Facts, rules: Rulebook, platform: number, addMib: number): Verdict {
  if (facts.haReserveHosts === 0) return ACCEPTED;
  let needMib = addMib;
  const rooms: number[] = [];
  for (const host of facts.hosts) {
    if (host.platform !== platform) continue;
    needMib += placedMib(facts, rules, host.id);
    if (host.state === 'on' && host.leaseEndTick === 0) rooms.push(roomMib(rules, host));
  }
  rooms.sort((a, b) => b - a);
  const haveMib = rooms.slice(facts.haReserveHosts).reduce((sum, room) => sum + room, 0);
  return needMib > haveMib ? refuse('ha.reserve', { needMib, haveMib, hosts: facts.haReserveHosts }) : ACCEPTED;
}
