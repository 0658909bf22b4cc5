/** What stands on the floor at that second, in words: the canvas has nothing that is not here. */
import { MICRO_CENTS_PER_DOLLAR } from '../../../../shared/base/units.ts';
import type { Rulebook } from '../../../../shared/sim/rulebook.ts';
import type { TeamView } from '../../../../shared/sim/shown.ts';
import { namesOf } from '../../../play/naming.ts';
import type { Shown } from '../../../source/replay/calls.ts';
import { told } from '../../../text/debrief.ts';
import { clock, count, finePercent, memory, money } from '../../../text/format.ts';
import { words } from '../../../text/index.ts';

const say = told.replay;

export function FiguresThen({ shown }: { shown: Shown }) {
  const { view, profitMicroCents, inTimeShare } = shown;
  const on = view.hosts.filter(({ state }) => state === 'on').length;
  const waiting = view.instances.filter(({ state }) => state === 'pending').length;
  // Below half a dollar either way it would be written as minus nothing.
  const profit = Math.abs(profitMicroCents) < MICRO_CENTS_PER_DOLLAR / 2 ? 0 : profitMicroCents;
  return (
    <dl class="replay-figures">
      <Figure name={say.profit} value={money(profit)} />
      <Figure name={say.inTime} value={finePercent(inTimeShare)} />
      <Figure name={say.machines} value={`${count(on)} / ${count(view.hosts.length)}`} />
      <Figure name={say.waiting} value={count(waiting)} />
    </dl>
  );
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt class="muted">{name}</dt>
    <dd class="mono">{value}</dd>
  </div>
);

export function HostList({ shown, rules }: { shown: Shown; rules: Rulebook }) {
  const { view, tick } = shown;
  const names = namesOf('host', view.facts, rules);
  return (
    <details class="replay-hosts">
      <summary>{say.list}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled sideways can be reached by keys */}
      <section class="wide-table" aria-label={say.list} tabIndex={0}>
        <table>
          <caption class="visually-hidden">{say.now(clock(tick))}</caption>
          <thead>
            <tr>
              <th scope="col">{say.host}</th>
              <th scope="col">{say.state}</th>
              <th scope="col">{say.holds}</th>
              <th scope="col">{say.memory}</th>
            </tr>
          </thead>
          <tbody>
            {view.hosts.map((host) => {
              const { vms, pods } = heldBy(view, host.id);
              return (
                <tr key={host.id}>
                  <th scope="row">{names.get(host.id)}</th>
                  <td>
                    {host.failure === 'none' ? words.names.hostStates[host.state] : words.names.failures[host.failure]}
                  </td>
                  <td>{say.things(vms, pods)}</td>
                  <td class="mono">{memory(host.memoryUsedMib)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** VMs, and what runs on its own system or in its VMs. */
function heldBy(view: TeamView, host: number): { vms: number; pods: number } {
  const vms = new Set(view.vms.filter((vm) => vm.host === host).map(({ id }) => id));
  const nodes = new Set(view.nodes.filter((node) => node.host === host || vms.has(node.vm)).map(({ id }) => id));
  const isHere = (one: TeamView['instances'][number]) =>
    one.host === host || vms.has(one.vm) || (one.node > 0 && nodes.has(one.node));
  return { vms: vms.size, pods: view.instances.filter(isHere).length };
}
