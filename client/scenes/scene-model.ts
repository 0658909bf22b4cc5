/** One beat made ready to paint: the model, where everything stands, and what each place says. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { FloorModel } from '../look/floor-model.ts';
import { words } from '../text/index.ts';
import type { Answers } from './answers.ts';
import { levelsOf, type Tray, traysOf } from './contents.ts';
import { type Rect, stageOf } from './geometry.ts';
import { type Condition, conditionOf, warnedOf } from './health.ts';
import { layoutHosts } from './layout-host.ts';
import { layoutRacks, type RackPlan } from './layout-rack.ts';
import { layoutSite } from './layout-site.ts';
import type { Picture } from './picture.ts';
import { type Saying, sayingOf } from './verdicts.ts';

export interface Beat {
  readonly model: FloorModel;
  readonly picture: Picture;
  readonly levels: ReadonlyMap<string, number>;
  readonly conditions: ReadonlyMap<string, Condition>; // by host key
  readonly sayings: ReadonlyMap<string, Saying>; // by target key, while something is carried
  readonly answers: Answers;
}

export function beatOf(model: FloorModel, width: number, height: number, answers: Answers): Beat {
  const trays = traysOf(model.view, model.rules);
  const picture = pictureOf(model, trays, stageOf(width, height));
  const conditions = new Map(
    trays.map((tray) => [`h${tray.host.id}`, warnedOf(model.view, tray) ?? conditionOf(tray)]),
  );
  return { model, picture, levels: levelsOf(model.view), conditions, sayings: sayingsOf(model), answers };
}

/** Of several targets on one host (nodes in its VMs) the one that takes it speaks. */
function sayingsOf({ carry, targets, view, rules, pace }: FloorModel): Map<string, Saying> {
  const sayings = new Map<string, Saying>();
  if (carry === null) return sayings;
  for (const target of targets) {
    if (sayings.has(target.key) && !target.verdict.ok) continue;
    sayings.set(target.key, sayingOf(target, carry, view, rules, pace));
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

/** The near host and, beside it, the one to compare it with: the next that runs something another way, else the next. */
function nearHosts(model: FloorModel, trays: readonly Tray[]): Tray[] {
  const near = trays.find((tray) => tray.host.id === model.nearHost) ?? trays[0];
  if (near === undefined) return [];
  const others = trays.filter((tray) => tray !== near && tray.host.state === 'on');
  const busy = others.filter((tray) => tray.jars.length > 0);
  const other = busy.find((tray) => tray.host.platform !== near.host.platform) ?? busy[0] ?? others[0];
  if (other === undefined) return [near];
  return trays.indexOf(near) < trays.indexOf(other) ? [near, other] : [other, near];
}
