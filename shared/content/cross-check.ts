/** Every reference between content files, and every rule that one schema alone cannot hold. */
import type { Catalogue, ContentIssue } from './catalogue.ts';
import { asked, checkLesson } from './check-lesson.ts';
import type { Application, CallNode, Condition, Scenario } from './schema.ts';

export function crossCheck(catalogue: Catalogue): ContentIssue[] {
  const issues: ContentIssue[] = [];
  const say = (file: string, path: string, message: string) => issues.push({ file, path, message });
  const known = (kind: string, list: readonly { id: string }[]) => {
    const ids = new Set<string>();
    for (const [index, entry] of list.entries()) {
      if (ids.has(entry.id)) say(`${kind}.json`, `${index}.id`, `"${entry.id}" is there twice`);
      ids.add(entry.id);
    }
    return (file: string, path: string, id: string) => {
      if (!ids.has(id)) say(file, path, `no ${kind} "${id}"; known: ${[...ids].join(', ')}`);
    };
  };
  const check: Checks = {
    say,
    hardware: known('hardware', catalogue.hardware),
    platform: known('platforms', catalogue.platforms),
    guest: known('guests', catalogue.guests),
    runtime: known('runtimes', catalogue.runtimes),
    image: known('images', catalogue.images),
    orchestrator: known('orchestrators', catalogue.orchestrators),
    application: known('applications', catalogue.applications),
    plan: known('plans', catalogue.plans),
    question: asked(say),
  };
  const scenario = known('scenarios', catalogue.scenarios);
  for (const application of catalogue.applications) checkApplication(application, check);
  for (const one of catalogue.scenarios) checkScenario(one, catalogue, check);
  for (const lesson of catalogue.lessons) checkLesson(lesson, scenario, check);
  return issues;
}

export type Known = (file: string, path: string, id: string) => void;

export interface Checks {
  say: (file: string, path: string, message: string) => void;
  hardware: Known;
  platform: Known;
  guest: Known;
  runtime: Known;
  image: Known;
  orchestrator: Known;
  application: Known;
  plan: Known;
  question: Known;
}

function checkApplication(application: Application, check: Checks): void {
  const file = `applications/${application.id}.json`;
  const services = new Set(application.services.map((service) => service.id));
  sayTwice(application.services, 'services', file, check);
  sayTwice(application.requestTypes, 'requestTypes', file, check);
  for (const [i, service] of application.services.entries()) {
    check.image(file, `services.${i}.image`, service.image);
    if (service.limitCpuM > 0 && service.requestCpuM > service.limitCpuM) {
      check.say(file, `services.${i}.requestCpuM`, `expected at most its limit of ${service.limitCpuM}`);
    }
    if (service.limitMib > 0 && service.requestMib > service.limitMib) {
      check.say(file, `services.${i}.requestMib`, `expected at most its limit of ${service.limitMib}`);
    }
  }
  checkParts(application, file, check);
  const walk = (node: CallNode, path: string): void => {
    if (!services.has(node.service)) check.say(file, `${path}.service`, `no service "${node.service}" in this file`);
    for (const [i, call] of node.calls.entries()) walk(call, `${path}.calls.${i}`);
  };
  for (const [i, type] of application.requestTypes.entries()) walk(type.entry, `requestTypes.${i}.entry`);
  if (application.requestTypes.reduce((sum, type) => sum + type.weight, 0) <= 0) {
    check.say(file, 'requestTypes', 'expected at least one weight above 0');
  }
}

/** A part is cut out of a program that is whole, and comes by no request that does not come by it. */
function checkParts({ services, requestTypes }: Application, file: string, check: Checks): void {
  const asks = (node: CallNode, service: string): boolean =>
    node.service === service || node.calls.some((call) => asks(call, service));
  for (const [i, { id, within }] of services.entries()) {
    if (within === '') continue;
    const program = services.find((one) => one.id === within);
    if (program === undefined || program.within !== '') {
      check.say(
        file,
        `services.${i}.within`,
        `expected a service of this file that is no part itself, not "${within}"`,
      );
    }
    for (const [t, { entry }] of requestTypes.entries()) {
      if (!asks(entry, id) || asks(entry, within)) continue;
      check.say(file, `requestTypes.${t}.entry`, `expected a call to "${within}", of which "${id}" is a part`);
    }
  }
}

/** Names within a file that must be unlike. */
function sayTwice(list: readonly { id: string }[], path: string, file: string, check: Checks): void {
  for (const [i, { id }] of list.entries()) {
    const twice = list.findIndex((entry) => entry.id === id) < i;
    if (twice) check.say(file, `${path}.${i}.id`, `"${id}" is there twice`);
  }
}

function checkScenario(scenario: Scenario, catalogue: Catalogue, check: Checks): void {
  const file = `${scenario.kind === 'level' ? 'levels' : 'scenarios'}/${scenario.id}.json`;
  const demanded = new Set(scenario.demands.map((demand) => demand.application));
  const services = new Set(
    catalogue.applications.filter((a) => demanded.has(a.id)).flatMap((a) => a.services.map((service) => service.id)),
  );
  const service = (path: string, id: string) => {
    if (!services.has(id)) check.say(file, path, `no service "${id}" in the applications that this scenario demands`);
  };
  for (const [i, demand] of scenario.demands.entries()) {
    check.application(file, `demands.${i}.application`, demand.application);
  }
  for (const [i, model] of scenario.models.entries()) check.hardware(file, `models.${i}`, model);
  for (const [i, platform] of scenario.platforms.entries()) check.platform(file, `platforms.${i}`, platform);
  for (const [i, guest] of scenario.guests.entries()) check.guest(file, `guests.${i}`, guest);
  for (const [i, runtime] of scenario.runtimes.entries()) check.runtime(file, `runtimes.${i}`, runtime);
  for (const [i, one] of scenario.orchestrators.entries()) check.orchestrator(file, `orchestrators.${i}`, one);
  for (const [i, plan] of scenario.plans.entries()) check.plan(file, `plans.${i}`, plan);
  if (scenario.reference !== null) check.plan(file, 'reference', scenario.reference);
  for (const [i, deployment] of scenario.deployments.entries()) service(`deployments.${i}.service`, deployment.service);
  checkRegions(scenario, file, check);
  checkEstate(scenario, file, service, check);
  checkOffers(scenario, catalogue, file, services, check);
  sayTwice(scenario.incidents, 'incidents', file, check);
  for (const [i, incident] of scenario.incidents.entries()) {
    if (incident.atMinutes[0] > incident.atMinutes[1]) {
      check.say(file, `incidents.${i}.atMinutes`, 'expected the earlier minute first');
    }
    if (incident.atMinutes[0] < incident.warningMinutes) {
      check.say(
        file,
        `incidents.${i}.warningMinutes`,
        `expected at most ${incident.atMinutes[0]}: it comes before 0:00`,
      );
    }
  }
  checkWords(scenario, file, service, check);
  if ((scenario.kind === 'level') !== (scenario.stars !== null)) {
    check.say(file, 'stars', 'expected three stars for a level and null for a match');
  }
}

/** Hints watch for what is there, questions can be answered, and other languages say the same number of things. */
function checkWords(
  { hints, questions, incidents, regions, in: told }: Scenario,
  file: string,
  service: (path: string, id: string) => void,
  check: Checks,
): void {
  sayTwice(hints, 'hints', file, check);
  const checkWhen = ({ unless, ...when }: Condition, at: string): void => {
    for (const field of ['service', 'beside', 'deployment', 'undeployed'] as const) {
      if (when[field] !== undefined) service(`${at}.${field}`, when[field]);
    }
    if (when.region !== undefined && !regions.some(({ name }) => name === when.region)) {
      check.say(file, `${at}.region`, `no region "${when.region}" in this file`);
    }
    for (const field of ['sign', 'ahead', 'due'] as const) {
      const id = when[field];
      if (id === undefined || incidents.some((incident) => incident.id === id)) continue;
      check.say(file, `${at}.${field}`, `no incident "${id}" in this file`);
    }
    if (unless !== undefined) checkWhen(unless, `${at}.unless`);
  };
  for (const [i, { when }] of hints.entries()) checkWhen(when, `hints.${i}.when`);
  for (const [i, question] of questions.entries()) {
    check.question(file, `questions.${i}.id`, question.id);
    if (question.kind === 'choice' && question.answer >= question.options.length) {
      check.say(file, `questions.${i}.answer`, `expected a place from 0 to ${question.options.length - 1}`);
    }
  }
  for (const [language, words] of Object.entries(told)) {
    for (const id of Object.keys(words.hints)) {
      if (!hints.some((hint) => hint.id === id)) check.say(file, `in.${language}.hints.${id}`, 'no such hint above');
    }
    for (const [id, { options }] of Object.entries(words.questions)) {
      const question = questions.find((entry) => entry.id === id);
      const count = question?.kind === 'choice' ? question.options.length : 0;
      if (question === undefined) check.say(file, `in.${language}.questions.${id}`, 'no such question above');
      else if (options.length !== count)
        check.say(file, `in.${language}.questions.${id}.options`, `expected ${count} of them`);
    }
  }
}

/** A tenant runs a service of some application, under a name that no other service of the scenario has. */
function checkOffers(
  scenario: Scenario,
  catalogue: Catalogue,
  file: string,
  services: ReadonlySet<string>,
  check: Checks,
): void {
  sayTwice(scenario.offers, 'offers', file, check);
  for (const [i, offer] of scenario.offers.entries()) {
    const app = catalogue.applications.find((entry) => entry.id === offer.application);
    if (app === undefined) check.application(file, `offers.${i}.application`, offer.application);
    else if (!app.services.some((one) => one.id === offer.service)) {
      check.say(file, `offers.${i}.service`, `no service "${offer.service}" in ${app.id}`);
    }
    if (offer.guest !== null) check.guest(file, `offers.${i}.guest`, offer.guest);
    if (services.has(offer.id)) check.say(file, `offers.${i}.id`, `"${offer.id}" is a service already`);
    if (offer.atMinutes[0] > offer.atMinutes[1]) {
      check.say(file, `offers.${i}.atMinutes`, 'expected the earlier minute first');
    }
  }
}

/** Users are somewhere, each once. */
function checkRegions({ regions }: Scenario, file: string, check: Checks): void {
  if (regions.length === 0) return;
  const all = regions.reduce((sum, region) => sum + region.share, 0);
  if (Math.abs(all - 1) > 1e-9) check.say(file, 'regions', `expected shares that sum to 1, found ${all}`);
  const names = regions.map(({ name }) => ({ id: name }));
  sayTwice(names, 'regions', file, check);
}

function checkEstate(
  scenario: Scenario,
  file: string,
  service: (path: string, id: string) => void,
  check: Checks,
): void {
  const places = new Set<string>();
  const names = new Set<string>();
  for (const [i, host] of scenario.hosts.entries()) {
    const path = `hosts.${i}`;
    check.hardware(file, `${path}.model`, host.model);
    if (host.platform !== null) check.platform(file, `${path}.platform`, host.platform);
    if (host.runtime !== null) check.runtime(file, `${path}.runtime`, host.runtime);
    const rack = scenario.racks[host.rack];
    if (rack === undefined || host.slot >= rack.slots)
      check.say(file, `${path}.slot`, 'expected a slot of the racks above');
    const place = `${host.rack}/${host.slot}`;
    if (places.has(place)) check.say(file, `${path}.slot`, `rack ${host.rack} slot ${host.slot} is taken`);
    places.add(place);
    if (names.has(host.name)) check.say(file, `${path}.name`, `"${host.name}" is there twice`);
    names.add(host.name);
    for (const [j, process] of host.processes.entries()) service(`${path}.processes.${j}`, process);
    for (const [j, vm] of host.vms.entries()) {
      check.guest(file, `${path}.vms.${j}.guest`, vm.guest);
      if (vm.service !== null) service(`${path}.vms.${j}.service`, vm.service);
      if (vm.runtime !== null) check.runtime(file, `${path}.vms.${j}.runtime`, vm.runtime);
    }
  }
}
