/** A match told in the terminal: what happened, who is ahead, and at the end who won and why. */
import { styleText } from 'node:util';
import { byId } from '../../shared/base/ids.ts';
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import type { Beat, Driver } from '../../shared/play/driver.ts';
import { holdsNights, type NightResult, STAR_NIGHTS } from '../../shared/play/match.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { explainService, lossesOf, type Why } from '../../shared/sim/explain.ts';
import { causeMicroCents, profitMicroCents } from '../../shared/sim/ledger.ts';
import { standingOf, starsOf } from '../../shared/sim/score.ts';
import { CAUSES, type Team } from '../../shared/sim/world.ts';

type Style = Parameters<typeof styleText>[0];
const TEAM_STYLES: readonly Style[] = ['cyan', 'yellow', 'magenta', 'green', 'blue', 'red', 'white'];
const TEAM_MARKS = ['●', '▲', '■', '◆', '★', '⬢'];
const COLUMNS = 46;

export interface Par {
  readonly plan: string;
  readonly profitDollars: number;
}

export interface Reporter {
  readonly beat: (beat: Beat) => void;
  readonly day: (par: () => Par) => void; // the match is over; par is asked for only where it is shown
  readonly night: (results: readonly NightResult[]) => void;
  readonly end: (hash: string, log: string | undefined) => void;
}

export function newReporter(
  driver: Driver,
  names: readonly string[],
  titles: readonly string[],
  json: boolean,
): Reporter {
  if (json) return { beat: () => {}, day: () => {}, night: () => {}, end: (hash) => printJson(driver, names, hash) };
  const write = (line: string) => process.stdout.write(`${line}\n`);
  const { scenario } = driver.rules;
  const history = names.map((): number[] => []);
  write('');
  write(styleText('bold', `Headroom · ${scenario.title}`));
  for (const sentence of scenario.brief) write(styleText('dim', sentence));
  write(`${scenario.realMinutes} minutes at ${scenario.pace} s a second · seed ${driver.world.seed}`);
  for (const [team, name] of names.entries())
    write(`${mark(team)} ${paint(team, name.padEnd(20))} ${titles[team] ?? ''}`);
  write('');
  const every = Math.max(1, Math.round(scenario.realMinutes * scenario.pace * TICKS_PER_MINUTE * 0.05));
  return {
    beat({ events }) {
      for (const event of events) {
        const text = sentence(driver, event);
        if (text !== '') write(`${clock(event.tick)} ${mark(event.team)} ${text}`);
      }
      if (driver.world.tick % every !== 0) return;
      for (const [team, points] of history.entries()) points.push(profitMicroCents(teamAt(driver, team)));
      write(styleText('dim', `${clock(driver.world.tick)} ${board(driver)}`));
    },
    day(par) {
      for (const line of verdict(driver, names, history, par())) write(line);
    },
    night(results) {
      for (const line of nightLines(driver, names, results)) write(line);
    },
    end(hash, log) {
      write(styleText('dim', `hash ${hash}${log === undefined ? '' : ` · log ${log}`}`));
    },
  };
}

const teamAt = (driver: Driver, team: number): Team => driver.world.teams[team] as Team;
const paint = (team: number, text: string) => styleText(TEAM_STYLES[team % TEAM_STYLES.length] ?? 'white', text);
const mark = (team: number) => paint(team, TEAM_MARKS[team % TEAM_MARKS.length] ?? '●');
const dollars = (microCents: number) => {
  const whole = Math.round(microCents / MICRO_CENTS_PER_DOLLAR);
  return whole < 0 ? `-$${-whole}` : `$${whole}`;
};

function clock(tick: number): string {
  const minutes = Math.floor(tick / TICKS_PER_MINUTE);
  return styleText('dim', `${String(minutes).padStart(3)}:${String(tick % TICKS_PER_MINUTE).padStart(2, '0')}`);
}

function board(driver: Driver): string {
  const rate = driver.world.ratesPerS.reduce((sum, value) => sum + value, 0);
  const teams = driver.world.teams.map((team) => {
    const on = team.hosts.filter((host) => host.state === 'on');
    const used = on.reduce((sum, host) => sum + host.cpuUsedM, 0);
    const all = on.reduce((sum, host) => sum + (driver.rules.models[host.model]?.capacityM ?? 0), 0);
    const busy = all > 0 ? Math.round((100 * used) / all) : 0;
    return `${mark(team.index)} ${dollars(profitMicroCents(team)).padStart(7)} · ${on.length} hosts ${busy} % busy`;
  });
  return `${Math.round(rate)} requests/s   ${teams.join('   ')}`;
}

/** The events worth a line. The rest is for the floor, where they are seen. */
function sentence(driver: Driver, event: SimEvent): string {
  const team = teamAt(driver, event.team);
  const host = () => byId(team.hosts, event.subject)?.name ?? 'a host';
  const vm = () => byId(team.vms, event.subject)?.name ?? 'a VM';
  const spec = driver.world.schedule[event.subject]?.spec ?? -1;
  const incident = driver.rules.scenario.incidents[spec]?.id.replaceAll('-', ' ') ?? 'an incident';
  switch (event.kind) {
    case 'host.failed':
      return styleText('red', `✕ ${host()} is down`);
    case 'host.up':
      return styleText('green', `↑ ${host()} is back`);
    case 'host.delivered':
      return `+ ${host()} is delivered`;
    case 'host.returned':
      return '− a host went back';
    case 'vm.converted':
      return `→ ${vm()} runs as a VM now`;
    case 'migration.done':
      return `→ ${vm()} moved live to ${byId(team.hosts, event.detail)?.name ?? '?'}`;
    case 'vm.restarted':
      return styleText('green', `↑ ${vm()} restarts on ${byId(team.hosts, event.detail)?.name ?? '?'}`);
    case 'node.lost':
      return styleText('yellow', '! a node is not ready');
    case 'incident.announced':
      return styleText('yellow', `⚑ announced: ${incident}`);
    case 'incident.struck':
      return styleText('red', `▼ ${incident}`);
    case 'incident.stayedAway':
      return styleText('green', `○ ${incident}: nobody came`);
    case 'sla.credit':
      return `${styleText('red', `$ ${dollars(event.detail)} back to customers: ${event.subject / 100} % in time`)}${why(driver, team)}`;
    default:
      return '';
  }
}

/** Why the service that hurts most hurts, in a few words; nothing when all is well again. */
function why(driver: Driver, team: Team): string {
  let worst = 0;
  const pain = (index: number) => {
    const state = team.services[index];
    return state === undefined ? 0 : Math.max(state.utilisation, state.lostShare > 0 ? 2 : 0);
  };
  for (const index of team.services.keys()) if (pain(index) > pain(worst)) worst = index;
  const chain = explainService(driver.rules, team, worst)
    .map(whyWords)
    .filter((words) => words !== '');
  const name = driver.rules.services[worst]?.id ?? '?';
  return chain.length === 0 ? '' : styleText('dim', ` ← ${name} ← ${chain.join(' ← ')}`);
}

function whyWords({ code, numbers }: Why): string {
  switch (code) {
    case 'service.losing':
      return `loses ${numbers.lostPercent} %`;
    case 'service.none_serving':
      return 'no replica serves';
    case 'service.dead_endpoints':
      return `${numbers.serving} of ${numbers.endpoints} endpoints alive`;
    case 'service.queue':
      return `${numbers.utilisationPercent} % of its capacity`;
    case 'service.limited':
      return `${numbers.serving} replicas at a limit of ${numbers.limitCpuM}m`;
    case 'service.host_busy':
      return 'its hosts are busy';
    case 'service.autoscaler_max':
      return `its autoscaler may not go above ${numbers.maxReplicas}`;
    case 'pod.pending':
      return 'a pod finds no node';
    case 'pod.node_lost':
      return 'its node is gone';
    case 'pod.hung':
      return 'a pod hangs and nobody looks';
    default:
      return '';
  }
}

function verdict(driver: Driver, names: readonly string[], history: readonly number[][], par: Par): string[] {
  const order = driver.world.teams.map((team) => ({ team, profit: profitMicroCents(team) }));
  order.sort((a, b) => b.profit - a.profit || a.team.index - b.team.index);
  const lines = ['', styleText('bold', 'Profit over the match')];
  const peak = Math.max(1, ...history.flat().map(Math.abs));
  for (const { team } of order) lines.push(`  ${mark(team.index)} ${spark(history[team.index] ?? [], peak)}`);
  for (const [rank, { team, profit }] of order.entries()) {
    const { inTimeShare, late, lost, kilowattHours } = standingOf(team);
    const name = `${rank + 1}. ${names[team.index]}`;
    const share = Math.round((100 * profit) / MICRO_CENTS_PER_DOLLAR / Math.max(1, par.profitDollars));
    const result = `${dollars(profit)}, ${share} % of par${starText(driver, team)}`;
    lines.push('', `${mark(team.index)} ${paint(team.index, styleText('bold', `${name}: ${result}`))}`);
    lines.push(
      `   ${(100 * inTimeShare).toFixed(2)} % of answers in time, ${late} late, ${lost} lost · ${kilowattHours.toFixed(1)} kWh`,
    );
    lines.push(...ledgerLines(team));
    lines.push(...lossLines(driver, team));
  }
  lines.push('', `Par on this seed is $${Math.round(par.profitDollars)}: ${par.plan}, the best of the stored plans.`);
  const [first, second] = order;
  if (first !== undefined && second !== undefined) {
    lines.push('', styleText('bold', `Why ${names[first.team.index]} won`), ...whyLines(first.team, second.team));
  }
  return lines;
}

/** A level gives stars; the third one only if the estate holds through Nights that nobody has seen. */
function starText(driver: Driver, team: Team): string {
  if (driver.rules.scenario.stars === null) return '';
  const { rules, world } = driver;
  const stars = starsOf(rules, team, world.tick, holdsNights(rules, world, team.index, STAR_NIGHTS));
  return ` ${'★'.repeat(stars)}${'☆'.repeat(3 - stars)}`;
}

function nightLines(driver: Driver, names: readonly string[], results: readonly NightResult[]): string[] {
  const { minutes } = driver.rules.scenario.night;
  const head = `The Night: ${minutes} more minutes, nobody at the keys, another day's weather, one rack lost`;
  const rows = results.map(
    ({ profitDollars, inTimeShare }, team) =>
      `  ${mark(team)} ${(names[team] ?? '').padEnd(20)} ${dollars(profitDollars * MICRO_CENTS_PER_DOLLAR).padStart(7)} · ${(100 * inTimeShare).toFixed(1)} % in time`,
  );
  const totals = driver.world.teams.map((team) => ({ team, profit: profitMicroCents(team) }));
  totals.sort((a, b) => b.profit - a.profit || a.team.index - b.team.index);
  const after = totals.map(({ team, profit }) => `${mark(team.index)} ${names[team.index]} ${dollars(profit)}`);
  return ['', styleText('bold', head), ...rows, styleText('bold', `After the Night: ${after.join(' · ')}`)];
}

const SPARKS = '▁▂▃▄▅▆▇█';
function spark(points: readonly number[], peak: number): string {
  return points
    .slice(-COLUMNS)
    .map((value) => (value < 0 ? styleText('red', '▁') : (SPARKS[Math.min(7, Math.floor((8 * value) / peak))] ?? '█')))
    .join('');
}

function ledgerLines(team: Team): string[] {
  const cells = CAUSES.map((cause) => ({ cause, amount: causeMicroCents(team, cause) })).filter((c) => c.amount !== 0);
  return [`   ${cells.map(({ cause, amount }) => `${cause} ${dollars(amount)}`).join(' · ')}`];
}

const REASONS = {
  'none.serving': 'no replica was serving',
  'endpoint.dead': 'callers were sent to dead replicas',
  'capacity.limit': 'its CPU limits were too low',
  'capacity.host': 'its hosts were too busy',
  late: 'answers came late',
  timeout: 'answers came when callers had given up',
  'breaker.open': 'a breaker was open',
  'function.throttled': 'no function instance was free',
  shed: 'they were turned away',
  'network.denied': 'no flow between their networks was open',
  'release.bad': 'a bad release answered with errors',
} as const;

function lossLines(driver: Driver, team: Team): string[] {
  return lossesOf(team)
    .slice(0, 2)
    .map(({ service, reason, microCents }) => {
      const name = driver.rules.services[service]?.id ?? '?';
      return `   biggest loss: ${dollars(microCents)} at ${name}: ${REASONS[reason]}`;
    })
    .slice(0, 1);
}

/** The ledger lines in which the two differ most, in the winner's favour first. */
function whyLines(winner: Team, other: Team): string[] {
  const gaps = CAUSES.map((cause) => ({ cause, gap: causeMicroCents(winner, cause) - causeMicroCents(other, cause) }));
  gaps.sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  return gaps
    .filter(({ gap }) => Math.abs(gap) >= MICRO_CENTS_PER_DOLLAR)
    .slice(0, 4)
    .map(
      ({ cause, gap }) =>
        `  ${gap > 0 ? styleText('green', '+') : styleText('red', '−')} ${CAUSE_WORDS[cause]}: ${dollars(Math.abs(gap))} ${gap > 0 ? 'better' : 'worse'} than the runner-up`,
    );
}

const CAUSE_WORDS: Readonly<Record<(typeof CAUSES)[number], string>> = {
  revenue: 'answers in time',
  late: 'answers that came late and paid less',
  lost: 'answers lost',
  slaCredit: 'credits paid back to customers',
  statefulKill: 'carts lost in memory',
  rent: 'rent of machines',
  cloud: 'cloud bill',
  setup: 'setting up machines',
  power: 'electricity',
  licence: 'licences',
  contract: 'tenants under contract',
  breach: 'breaches',
  advice: 'advice',
  batch: 'batch work',
  fixed: 'the building',
  storage: 'the pool and backups',
  resale: 'leases passed on',
  functions: 'function calls',
  edge: 'edge sites',
  shed: 'requests turned away',
  registry: 'registry, mirror and scanner',
};

function printJson(driver: Driver, names: readonly string[], hash: string): void {
  const teams = driver.world.teams.map((team, index) => ({ bot: names[index], ...standingOf(team) }));
  process.stdout.write(
    `${JSON.stringify({ scenario: driver.rules.scenario.id, hash, ticks: driver.world.tick, teams })}\n`,
  );
}
