/** A pod in the hand: why it is not carried to another machine, and what does move it. */
import { Boxes, Plus, Square } from 'lucide';
import { byId } from '../../shared/base/ids.ts';
import { Icon } from '../look/icon.tsx';
import { view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { putBack } from './hand.ts';
import { allows } from './parts.tsx';
import { useSlice } from './slice.ts';
import { select } from './stage.ts';

const text = words.acting.pod;

export function PodStays({ id }: { id: number }) {
  const pod = useSlice(() => {
    const facts = view.value?.facts;
    const it = facts === undefined ? undefined : byId(facts.instances, id);
    const deployment = facts === undefined || it === undefined ? undefined : byId(facts.deployments, it.deployment);
    if (it === undefined) return null;
    return {
      node: it.node,
      deployment: it.deployment,
      replicas: deployment?.replicas ?? 0,
      spread: deployment?.spread,
    };
  }, [id]);
  if (pod === null) return <p class="muted">{words.game.panel.gone}</p>;
  const { node, deployment, replicas, spread } = pod;
  return (
    <>
      <p class="panel-note">{deployment > 0 ? text.why : text.byHand}</p>
      <div class="stack">
        {deployment > 0 && node > 0 && allows('drain') && <Act command={{ verb: 'drain', node }} label={text.drain} />}
        {deployment > 0 && node > 0 && allows('cordon') && (
          <Act command={{ verb: 'cordon', node, on: true }} label={text.cordon} />
        )}
        {deployment > 0 && spread === 'none' && allows('setSpread') && (
          <Act command={{ verb: 'setSpread', deployment, over: 'host' }} label={text.spread} />
        )}
        {deployment > 0 && allows('scale') && (
          <Act command={{ verb: 'scale', deployment, replicas: replicas + 1 }} label={text.more} icon={Plus} />
        )}
        {deployment === 0 && allows('stopContainer') && (
          <Act command={{ verb: 'stopContainer', instance: id }} label={text.stop} icon={Square} onDone={putBack} />
        )}
        {deployment > 0 && (
          <button
            type="button"
            class="button act-button"
            onClick={() => {
              putBack();
              select({ kind: 'deployment', id: deployment });
            }}
          >
            <Icon of={Boxes} size={16} /> <span class="act-label">{text.toDeployment}</span>
          </button>
        )}
        <button type="button" class="button" onClick={putBack}>
          {words.common.cancel} <kbd>Esc</kbd>
        </button>
      </div>
    </>
  );
}
