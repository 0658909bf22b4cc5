/** What belongs to a chain that hurts: its path on the floor while it is open, and what would change its root. */
import {
  ArrowUp,
  CircleArrowOutUpRight,
  Hammer,
  Layers,
  Minus,
  Plus,
  Power,
  RefreshCw,
  Square,
  Undo2,
  Upload,
  Wrench,
} from 'lucide';
import { useEffect } from 'preact/hooks';
import { byId } from '../../shared/base/ids.ts';
import type { Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { WhyAbout } from '../../shared/wire/payloads.ts';
import type { WhyPath, WhyStep } from '../look/overlay.ts';
import { aboutLink, counsel } from '../play/advice.ts';
import { asOrdered } from '../play/as-ordered.ts';
import { nameOf } from '../play/naming.ts';
import { placeOfLink } from '../play/overlays/why-path.ts';
import { type Remedies, type Remedy, type RemedyKind, remediesOf } from '../play/remedies.ts';
import { FINE } from '../play/why-root.ts';
import { pending } from '../store/board.ts';
import { whyFocus, whyShown } from '../store/overlays.ts';
import { rules, view } from '../store/session.ts';
import { advice } from '../text/advice.ts';
import { cpu } from '../text/format.ts';
import { words } from '../text/index.ts';
import { why as whyWords } from '../text/why.ts';
import { Act } from './act.tsx';
import { Group } from './parts.tsx';
import { calmBeat, useCalmBeat, useSlice } from './slice.ts';
import { takeTool } from './stage.ts';
import { linkName } from './why.tsx';

const text = words.overlays.why;

interface MoreProps {
  readonly links: readonly Why[];
  readonly root: number;
  readonly about: WhyAbout;
}

export function WhyMore({ links, root, about }: MoreProps) {
  usePath(links, root, about);
  return <Cures links={links} root={root} />;
}

function usePath(links: readonly Why[], root: number, about: WhyAbout): void {
  useCalmBeat();
  const path = useSlice(() => pathOf(links, root, about, whyFocus.value), [links, root]);
  useEffect(() => {
    whyShown.value = path;
  }, [path]);
  useEffect(
    () => () => {
      whyShown.value = null;
      whyFocus.value = 0;
    },
    [],
  );
}

/** Where things are changes seldom: the key is made of places and words, not of gauges that move in every beat. */
function pathOf(links: readonly Why[], root: number, about: WhyAbout, focus: number): WhyPath | null {
  void calmBeat.value; // a VM may move while its chain says the same
  const now = view.peek();
  if (now === null) return null;
  const steps = links.flatMap((link, index): WhyStep[] => {
    if (FINE.has(link.code) || index > root) return [];
    const { keys, host } = placeOfLink(link, now);
    const at = byId(now.hosts, host);
    const { what } = whyWords.link(link.code, linkName(link), link.numbers);
    const [rack, hostName] = [at?.rack ?? -1, at?.name ?? ''];
    return [{ number: index + 1, text: what, isRoot: index === root, keys, host, rack, hostName }];
  });
  return { key: JSON.stringify(steps), fromDoor: 'service' in about, steps, focus };
}

const ICONS: Readonly<Record<RemedyKind, typeof Plus>> = {
  add: Plus,
  raise: ArrowUp,
  requestLess: ArrowUp,
  cap: Minus,
  hold: Minus,
  most: ArrowUp,
  moveAway: CircleArrowOutUpRight,
  start: Power,
  ha: Power,
  repair: Wrench,
  powerOn: Power,
  uncordon: Undo2,
  bear: Undo2,
  join: Plus,
  undo: Undo2,
  resume: RefreshCw,
  everywhere: Layers,
  build: Hammer,
  push: Upload,
  replace: Square,
  base: Hammer,
  rollOut: RefreshCw,
  fewer: Minus,
  anew: RefreshCw,
  clean: Hammer,
  leave: CircleArrowOutUpRight,
  mesh: Layers,
  retry: Minus,
};

const NOTHING: Remedies & { readonly said: string } = {
  acts: [],
  rents: false,
  tool: '',
  passes: false,
  vain: [],
  said: '',
};

function Cures({ links, root }: Pick<MoreProps, 'links' | 'root'>) {
  const { acts, rents, tool, passes, vain, said } = useSlice(() => {
    void calmBeat.value; // orders are tried: twice a second is often enough
    const [now, book] = [view.peek(), rules.value];
    if (now === null || book === null) return NOTHING;
    const soon = { ...now, deployments: asOrdered(now.deployments, pending.value) };
    return { ...remediesOf(links, root, soon, book), said: adviceOf(links[root], now, book) };
  }, [links, root]);
  return (
    <Group title={text.change}>
      {acts.map((remedy, place) => (
        <Act
          key={`${remedy.kind} ${labelOf(remedy)}`}
          command={remedy.command}
          label={labelOf(remedy)}
          icon={ICONS[remedy.kind]}
          primary={place === 0}
        />
      ))}
      {rents && (
        <button
          type="button"
          class={`button act-button${acts.length === 0 ? ' primary' : ''}`}
          onClick={() => takeTool('rent')}
        >
          <span class="act-label">{text.rent}</span>
        </button>
      )}
      {tool !== '' && (
        <button type="button" class="button act-button primary" onClick={() => takeTool(tool)}>
          <span class="act-label">{text.place[tool]}</span>
        </button>
      )}
      {said !== '' && <p class="why-advice">{said}</p>}
      {acts.length === 0 && !rents && tool === '' && said === '' && (
        <p class="muted">{passes ? text.passes : text.nothing}</p>
      )}
      {vain.map((one) => (
        <p key={one} class="why-vain muted">
          {text[one]}
        </p>
      ))}
    </Group>
  );
}

/** What no single press does. */
function adviceOf(link: Why | undefined, now: TeamView, book: Rulebook): string {
  const said = link === undefined ? undefined : advice.whys[link.code];
  if (link === undefined || said === undefined) return '';
  return counsel(said, aboutLink(link, now, book), { facts: now.facts, rules: book });
}

function labelOf({ kind, command }: Remedy): string {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return '';
  const vm = 'vm' in command ? nameOf('vm', Number(command.vm), now.facts, book) : '';
  const host = 'host' in command ? nameOf('host', Number(command.host), now.facts, book) : '';
  switch (kind) {
    case 'add':
      return text.add;
    case 'raise':
      return text.raise(command.verb === 'setResources' ? cpu(command.limitCpuM) : '');
    case 'requestLess':
      return text.requestLess(command.verb === 'setResources' ? cpu(command.requestCpuM) : '');
    case 'cap': {
      if (command.verb !== 'setResources') return '';
      return text.cap(nameOf('deployment', command.deployment, now.facts, book), cpu(command.limitCpuM));
    }
    case 'hold':
      return text.hold(command.verb === 'limitBatch' ? cpu(command.coresM) : '');
    case 'most':
      return text.most(command.verb === 'setAutoscaler' ? command.maxReplicas : 0);
    case 'moveAway':
      return text.moveAway(vm, host);
    case 'start':
      return text.start(vm);
    case 'ha':
      return text.ha(vm);
    case 'repair':
      return text.repair(host);
    case 'powerOn':
      return text.powerOn(host);
    case 'uncordon':
      return text.uncordon(command.verb === 'cordon' ? nameOf('node', command.node, now.facts, book) : '');
    case 'bear':
      return text.bear(command.verb === 'setTolerates' ? (command.key ?? '') : '');
    case 'join': {
      if (command.verb !== 'joinNode') return '';
      const name = nameOf('vm', command.target, now.facts, book) || nameOf('host', command.target, now.facts, book);
      return text.join(name, book.runtimes.find(({ id }) => id === command.runtime)?.name ?? command.runtime);
    }
    case 'replace':
      return text.replace('instance' in command ? nameOf('pod', command.instance, now.facts, book) : '');
    case 'anew':
      return text.anew('instance' in command ? nameOf('pod', command.instance, now.facts, book) : '');
    case 'clean': {
      if (command.verb !== 'rebuild') return '';
      return text.clean(
        nameOf('vm', command.target, now.facts, book) || nameOf('host', command.target, now.facts, book),
      );
    }
    case 'leave':
      return text.leave(command.verb === 'drain' ? nameOf('node', command.node, now.facts, book) : '');
    case 'undo':
    case 'resume':
    case 'everywhere':
    case 'build':
    case 'push':
    case 'base':
    case 'mesh':
      return text[kind];
    case 'rollOut':
      return text.rollOut(command.verb === 'setRelease' ? command.release : 0);
    case 'fewer':
      return text.fewer(command.verb === 'scale' ? command.replicas : 0);
    case 'retry':
      return text.retry(command.verb === 'setRetries' ? command.budgetPercent : 0);
  }
}
