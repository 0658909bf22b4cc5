/** One beat made ready to paint: the model, where everything stands, and what each place says. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { FloorModel } from '../look/floor-model.ts';
import { CONDITION_MS, type DwellRules, dwell, type Kept } from '../play/dwell.ts';
import { words } from '../text/index.ts';
import type { Answers } from './answers.ts';
import { levelsOf, type Tray, traysOf } from './contents.ts';
import { withTraysOut } from './effects/failing.ts';
import { type Rect, stageOf } from './geometry.ts';
import { type Condition, type Conditions, keptConditions } from './health.ts';
import { layoutHosts } from './layout-host.ts';
import { layoutRacks, type RackPlan } from './layout-rack.ts';
import { layoutSite } from './layout-site.ts';
import { isSameLevel } from './levels.ts';
import type { HostBox, Picture } from './picture.ts';
import { groupSayingOf, type Saying, sayingOf } from './verdicts.ts';

export interface Beat {
  readonly model: FloorModel;
  readonly picture: Picture;
  readonly levels: ReadonlyMap<string, number>;
  readonly conditions: ReadonlyMap<string, Condition>; // by host key
  readonly kept: Conditions; // the same, and since when
  readonly sayings: ReadonlyMap<string, Saying>; // by target key, while something is carried
  readonly said: ReadonlyMap<string, Kept<Saying>>; // the same, and since when
  readonly answers: Answers;
  readonly trays: readonly Tray[];
  readonly stage: Rect; // what the furniture over the floor leaves free
}

/** With the beat before: the hand moves far more often than the estate changes, and costs nothing of what did not. */
export function beatOf(model: FloorModel, width: number, height: number, answers: Answers, last: Beat | null): Beat {
  const isSame = last !== null && last.model.view === model.view && last.model.rules === model.rules;
  const trays = isSame ? last.trays : traysOf(model.view, model.rules);
  const stage = stageOf(width, height);
  const sees = isSame && isSameLevel(last.model, model) && last.stage.w === stage.w && last.stage.h === stage.h;
  const picture = sees ? last.picture : withTraysOut(pictureOf(model, trays, stage), model.view);
  const levels = sees
    ? last.levels
    : levelsOf(
        model.view,
        picture.hosts.filter(isRead).map((host) => host.tray),
      );
  const isSequel = last !== null && last.model.rules === model.rules && last.model.tick <= model.tick;
  const kept = isSame ? last.kept : keptConditions(model.view, trays, isSequel ? last.kept : null, performance.now());
  const conditions = isSame ? last.conditions : new Map([...kept].map(([key, { value }]) => [key, value]));
  const said = keptSayings(sayingsOf(model), isSequel && last.model.carry === model.carry ? last.said : null);
  const sayings = new Map([...said].map(([key, { value }]) => [key, value]));
  return { model, picture, levels, kept, conditions, sayings, said, answers, trays, stage };
}

/** A tile without a tray shows no liquid. */
const isRead = ({ well }: HostBox): boolean => well.w > 0;

/** Whether it fits is said at once; by how much wavers with every gauge, and is let stand to be read. */
const SAYING: DwellRules<Saying> = {
  keepMs: CONDITION_MS,
  urgent: (next, shown) => (next.health === 'dead') !== (shown.health === 'dead'),
  same: (a, b) => a.title === b.title && a.detail === b.detail,
};

function keptSayings(now: Map<string, Saying>, last: Beat['said'] | null): Map<string, Kept<Saying>> {
  const nowMs = performance.now();
  return new Map([...now].map(([key, saying]) => [key, dwell(saying, last?.get(key), nowMs, SAYING)]));
}

/** Of several targets on one host (nodes in its VMs) the one that takes it speaks. */
function sayingsOf({ carry, carriedAlong, targets, view, rules, pace }: FloorModel): Map<string, Saying> {
  const sayings = new Map<string, Saying>();
  if (carry === null) return sayings;
  for (const target of targets) {
    if (sayings.has(target.key) && !target.verdict.ok) continue;
    const saying =
      carriedAlong.length > 0
        ? groupSayingOf(target, [carry, ...carriedAlong], view, rules)
        : sayingOf(target, carry, view, rules, pace);
    sayings.set(target.key, saying);
  }
  return sayings;
}

function pictureOf(model: FloorModel, trays: readonly Tray[], stage: Rect): Picture {
  if (model.zoom === 'host') return layoutHosts(nearHosts(model, trays), stage);
  const plans = rackPlans(model.view, model.rules, trays);
  return model.zoom === 'site' ? layoutSite(plans, stage) : layoutRacks(plans, stage, model.nearRack);
}

/** Racks in their order, then the cloud, where there is one or one can be rented. */
export function rackPlans(_view: TeamView, rules: Rulebook, trays: readonly Tray[]): RackPlan[] {
  const plans: RackPlan[] = rules.scenario.racks.map((rack, index) => ({
    rack: index,
    name: words.floor.rack(rack.name),
    slots: rack.slots,
    trays: trays.filter((tray) => tray.host.rack === index),
  }));
  const clouds = trays.filter((tray) => tray.host.rack < 0);
  const rentable = rules.models.some((model) => model.kind === 'cloud' && model.sold);
  if (clouds.length > 0 || rentable) {
    const slots = clouds.length + (rentable ? 1 : 0);
    plans.push({ rack: -1, name: words.floor.cloud, slots, trays: clouds });
  }
  return plans;
}

/** The near host and, beside it, where its copy goes, or the one to compare it with: the next that runs something another way, else the next. */
function nearHosts(model: FloorModel, trays: readonly Tray[]): Tray[] {
  const near = trays.find((tray) => tray.host.id === model.nearHost) ?? trays[0];
  if (near === undefined) return [];
  const others = trays.filter((tray) => tray !== near && tray.host.state === 'on');
  const busy = others.filter((tray) => tray.jars.length > 0);
  // The other end of a copy is what the eye looks for; its pipe runs between the two.
  const copy = model.view.transfers.find(({ fromHost, toHost }) => [fromHost, toHost].includes(near.host.id));
  const partner = others.find(({ host }) => host.id === copy?.fromHost || host.id === copy?.toHost);
  const other = partner ?? busy.find((tray) => tray.host.platform !== near.host.platform) ?? busy[0] ?? others[0];
  if (other === undefined) return [near];
  return trays.indexOf(near) < trays.indexOf(other) ? [near, other] : [other, near];
}
