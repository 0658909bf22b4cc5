/** Containers that were run by hand: what cannot be done with them, since no deployment declares them, and the way to it. */
import { Hand, Rocket } from 'lucide';
import { Icon } from '../look/icon.tsx';
import { carry } from '../store/board.ts';
import { rules } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { allows, Group } from './parts.tsx';
import { useSlice } from './slice.ts';
import { WhatIs } from './what-is.tsx';

const text = words.acting.byHand;
const ABOUT = { of: 'entry', id: 'desired-state' } as const;

export function ByHand({ service }: { service: number }) {
  const id = useSlice(() => rules.value?.services[service]?.id ?? '', [service]);
  const name = words.names.service(id);
  return (
    <Group title={text.title}>
      <p class="panel-note">
        {text.cannot} {allows('deploy') ? text.declare : text.renew} <WhatIs about={ABOUT} name={text.title} />
      </p>
      {allows('deploy') && (
        <Act
          command={{ verb: 'deploy', service: id, replicas: 1 }}
          label={words.game.panel.deploy(name)}
          icon={Rocket}
        />
      )}
      {allows('runContainer') && (
        <button
          type="button"
          class="button act-button"
          onClick={() => {
            carry.value = { kind: 'service', service: id };
          }}
        >
          <Icon of={Hand} size={16} /> <span class="act-label">{text.another(name)}</span>
        </button>
      )}
    </Group>
  );
}
