/** The start in one look: racks, hosts with their faces, what stands on them, and how much room there is. */
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { memory } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Face } from '../parts/face.tsx';
import { Slab } from '../parts/slab.tsx';
import { type PictureHost, startRacks } from './start-estate.ts';

const say = words.screens.brief;
/** From here on a rack is a row of its own. */
const CROWDED = 6;

export function Picture({ rules }: { rules: Rulebook }) {
  const racks = startRacks(rules);
  const hosts = racks.flatMap((rack) => rack.hosts);
  const things = rules.scenario.hosts.reduce((sum, host) => sum + host.vms.length + host.processes.length, 0);
  return (
    <figure
      class={`picture${hosts.length > CROWDED ? ' crowded' : ''}`}
      role="img"
      aria-label={say.picture(hosts.length, things)}
    >
      {racks.map((rack) => (
        <div key={rack.name} class="picture-rack" style={{ flexGrow: rack.hosts.length }} aria-hidden="true">
          <p>{say.rack(rack.name)}</p>
          <div class="picture-hosts">
            {rack.hosts.map((host) => (
              <Jar key={host.name} host={host} />
            ))}
          </div>
        </div>
      ))}
      <Wanted rules={rules} />
    </figure>
  );
}

function Jar({ host }: { host: PictureHost }) {
  const room = host.isNode ? say.forPods : say.free;
  return (
    <div class="jar">
      <div class="room">{host.freeMib < 0 ? say.bare : room(memory(host.freeMib))}</div>
      {host.slabs.map(({ layer, name }) => (
        <Slab key={name} layer={layer} name={name} thin={layer !== 'app'} />
      ))}
      <Slab layer="hardware" name={host.name}>
        <Face health={host.face} />
      </Slab>
    </div>
  );
}

/** Deployments have no place of their own: the cluster finds one. */
function Wanted({ rules }: { rules: Rulebook }) {
  const { deployments } = rules.scenario;
  if (deployments.length === 0) return null;
  return (
    <div class="picture-wanted" aria-hidden="true">
      <p>{say.desired}</p>
      <div class="wanted-pods">
        {deployments.map(({ service, replicas }) => (
          <Slab key={service} layer="app" name={`${replicas} × ${service}`} letter={false} />
        ))}
      </div>
    </div>
  );
}
