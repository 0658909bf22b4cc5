/** Ids that should not stand where they stand: of another team, or of something that is gone. */
import { TEAM_STRIDE, teamOfId } from '../../shared/base/ids.ts';
import type { Team } from '../../shared/sim/world.ts';

const ID_FIELDS = ['id', 'host', 'vm', 'node', 'deployment', 'process', 'fromHost', 'toHost', 'targetId'];

/** Every id in a value that is not the team's own; indexes and "none" are far below the first id. */
export function foreignIds(value: unknown, team: number, field = ''): string[] {
  if (typeof value === 'number') {
    return ID_FIELDS.includes(field) && value >= TEAM_STRIDE && teamOfId(value) !== team ? [`${field} ${value}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => foreignIds(inner, team, key));
}

/** Which list a field's id is looked for in. A sign keeps the id of what it struck, which may be gone by now. */
const LIST_OF = {
  host: 'hosts',
  fromHost: 'hosts',
  toHost: 'hosts',
  vm: 'vms',
  node: 'nodes',
  deployment: 'deployments',
} as const;

/** Fields of a team's records that name a record which is not there. */
export function danglingIds(team: Team): string[] {
  const ids = Object.fromEntries(
    [...new Set(Object.values(LIST_OF))].map((list) => [list, new Set(team[list].map(({ id }) => id))]),
  );
  const found: string[] = [];
  for (const [list, records] of Object.entries(team)) {
    if (!Array.isArray(records) || list === 'copies') continue; // a disk's copy outlives the VM that it is of
    for (const record of records) {
      if (typeof record !== 'object' || record === null || typeof record.id !== 'number') continue;
      for (const [field, of] of Object.entries(LIST_OF)) {
        const id: unknown = record[field];
        if (typeof id === 'number' && id >= TEAM_STRIDE && ids[of]?.has(id) === false) {
          found.push(`${list} ${record.id} names ${field} ${id}, which is gone`);
        }
      }
    }
  }
  return found;
}
