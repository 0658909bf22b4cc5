/** What a lab can be made of, and the one that stands there at first. */
import { LAB_STARTS, type LabSetup } from '../../../shared/content/lab.ts';
import type { Application, Hardware, Scenario } from '../../../shared/content/schema.ts';
import { inTier } from '../../../shared/content/tiers.ts';
import { type Content, levelsOf, matchesOf, tiersOf } from '../../source/content.ts';

/** The published demo shops come first: they are what most will want to try. */
const FIRST: readonly string[] = ['online-boutique', 'sock-shop', 'social-network'];
/** A small shop on an ordinary day, for an application that is added (game choice). */
const RATE = 100;

export const FIRST_SETUP: LabSetup = {
  format: 'headroom-lab',
  version: 1,
  applications: [{ id: 'online-boutique', requestsPerSecond: 300 }],
  models: ['s12', 'm64', 'cloud-4'],
  start: LAB_STARTS.running,
  seed: 1,
};

export function applicationsOf({ catalogue }: Content): readonly Application[] {
  const rank = ({ id }: Application) => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);
  return [...catalogue.applications].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export const modelsOf = ({ catalogue }: Content): readonly Hardware[] =>
  catalogue.hardware.filter(({ leadTicks }) => leadTicks !== null);

/** Of a scenario with tiers the largest estate: here nobody has to run all of it. */
export const estatesOf = (content: Content): readonly Scenario[] => {
  const { scenarios } = content.catalogue;
  const largest = matchesOf(content).map(({ id }) => inTier(scenarios, id, tiersOf(content, id).at(-1) ?? null));
  return [...levelsOf(content), ...largest.flatMap((id) => scenarios.filter((one) => one.id === id))];
};

/** Applications that the estate of its start runs: they cannot be left out. */
export const boundBy = ({ start }: LabSetup, { catalogue }: Content): readonly string[] =>
  catalogue.scenarios.find(({ id }) => id === start)?.demands.map(({ application }) => application) ?? [];

export function withApplication(setup: LabSetup, id: string, isIn: boolean): LabSetup {
  const others = setup.applications.filter((one) => one.id !== id);
  return { ...setup, applications: isIn ? [...others, { id, requestsPerSecond: RATE }] : others };
}

export function withRate(setup: LabSetup, id: string, requestsPerSecond: number): LabSetup {
  const applications = setup.applications.map((one) => (one.id === id ? { id, requestsPerSecond } : one));
  return { ...setup, applications };
}

export function withModel(setup: LabSetup, id: string, isIn: boolean): LabSetup {
  const others = setup.models.filter((model) => model !== id);
  return { ...setup, models: isIn ? [...others, id] : others };
}

/** A copied estate brings what runs on it, at the demand that it starts with; else what was chosen stays. */
export function withStart(setup: LabSetup, start: string, { catalogue }: Content): LabSetup {
  const from = catalogue.scenarios.find(({ id }) => id === start);
  if (from === undefined) return { ...setup, start };
  const applications = from.demands.map(({ application, requestsPerSecond }) => ({
    id: application,
    requestsPerSecond: requestsPerSecond[0]?.[1] ?? RATE,
  }));
  return { ...setup, start, applications, models: [...new Set([...setup.models, ...from.models])] };
}
