/** From what was lost down to its root, as it was when it was worst. */
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { TeamStory, ToldLoss } from '../../../shared/play/story.ts';
import type { Why } from '../../../shared/sim/explain.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { around } from '../../text/class.ts';
import { clock, money } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { why as whyWords } from '../../text/why.ts';
import { toldLosses } from './curves.ts';
import { linksOf } from './loss-links.ts';
import { lossWords } from './losses.tsx';

const say = around.ending;

export function Chain({ team, loss, rules, title }: { team: TeamStory; loss: number; rules: Rulebook; title: string }) {
  const told = toldLosses(team)[loss];
  return (
    <section class="panel causes">
      <h2>{title}</h2>
      {told === undefined ? <p class="muted">{say.noCause}</p> : <Links told={told} rules={rules} />}
    </section>
  );
}

export function Links({ told, rules }: { told: ToldLoss; rules: Rulebook }) {
  const links = linksOf(told);
  return (
    <ol class="chain">
      <li class="head">
        <strong>{lossWords(rules, told)}</strong>
        <span class="mono muted">
          {say.lostBy(money(-told.microCents), clock(told.worstTick))}
          {isPartPaid(told) && `, ${say.lossPaid(money(-told.paidMicroCents))}`}
        </span>
      </li>
      {links.map((link, index) => {
        const { what, numbers } = whyWords.link(link.code, subjectOf(link, told, rules), link.numbers);
        return (
          <li key={index} class={index === links.length - 1 ? 'root' : ''}>
            <strong>{what}</strong>
            {numbers !== '' && <span class="muted">{numbers}</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** The rest of it was never earned, and stands in no ledger; under half a dollar is not worth a word. */
const isPartPaid = ({ microCents, paidMicroCents }: ToldLoss): boolean =>
  paidMicroCents >= MICRO_CENTS_PER_DOLLAR / 2 && paidMicroCents < microCents;

/** Pods and nodes of back then may be gone, and a rival's were never seen: they are called by what they were. */
function subjectOf(link: Why, told: ToldLoss, rules: Rulebook): string {
  const service = (index: number) => words.names.service(rules.services[index]?.id ?? '');
  if (link.code.startsWith('service.')) return service(link.subject);
  if (link.code.startsWith('batch.')) return '';
  if (link.code.startsWith('host.') || link.code === 'vm.host_lost') return say.aHost;
  return link.code.startsWith('node.') ? say.aNode : say.aCopy(service(told.service));
}
