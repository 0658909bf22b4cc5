/** What can be done with a node of the cluster. */
import { byId } from '../../../shared/base/ids.ts';
import { view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { allows, Group } from '../parts.tsx';
import { useSlice } from '../slice.ts';
import { FurtherActs } from './further-acts.tsx';

const text = words.game.panel;

/** The worst first: it is silent, it is down and nobody has noticed, it evicts, it is closed. */
function stateOf(node: { ready: boolean; isUp: boolean; cordoned: boolean; pressured: boolean }): string {
  if (!node.ready) return text.nodeNotReady;
  if (!node.isUp) return text.nodeUnseen;
  if (node.pressured) return text.nodePressured;
  return node.cordoned ? text.nodeCordoned : text.nodeReady;
}

export function NodeActs({ id }: { id: number }) {
  const node = useSlice(() => {
    const found = view.value === null ? undefined : byId(view.value.nodes, id);
    if (found === undefined) return null;
    const { ready, cordoned, pressured, taintKey, taintEffect } = found;
    const isUp =
      found.vm > 0
        ? byId(view.value?.vms ?? [], found.vm)?.state === 'running'
        : byId(view.value?.hosts ?? [], found.host)?.state === 'on';
    return { ready, isUp, cordoned, pressured, taint: taintEffect === 'none' ? '' : `${taintKey}:${taintEffect}` };
  }, [id]);
  if (node === null) return null;
  const state = stateOf(node);
  return (
    <>
      <Group title={`${text.node}: ${state}`}>
        {node.taint !== '' && <p class="panel-note">{text.tainted(node.taint)}</p>}
        {allows('drain') && <Act command={{ verb: 'drain', node: id }} label={text.drain} />}
        {allows('cordon') && (
          <Act
            command={{ verb: 'cordon', node: id, on: !node.cordoned }}
            label={node.cordoned ? text.uncordon : text.cordon}
          />
        )}
        {allows('declareDead') && !(node.ready && node.isUp) && (
          <Act command={{ verb: 'declareDead', node: id }} label={text.declareDead} primary />
        )}
      </Group>
      <FurtherActs subject={{ kind: 'node', id }} />
    </>
  );
}
