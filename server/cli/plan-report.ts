/** The planning aids in the terminal. */
import { styleText } from 'node:util';
import { byId } from '../../shared/base/ids.ts';
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import type { Band } from '../../shared/play/plan/outlook.ts';
import type { Domain } from '../../shared/sim/places-without.ts';
import type { Found, Match } from './plan-figures.ts';

const dollars = (microCents: number) => `$${(microCents / MICRO_CENTS_PER_DOLLAR).toFixed(2)}`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const band = ({ p10, p50, p90 }: Band, show: (value: number) => string) => `${show(p10)} … ${show(p50)} … ${show(p90)}`;

export function tellPlan(match: Match, found: Found): string[] {
  const { rules } = match.driver;
  const service = (index: number) => rules.services[index]?.id ?? 'no service';
  const title = (text: string) => styleText('bold', text);
  const lines = [
    title(`${rules.scenario.title}, minute ${found.tick / TICKS_PER_MINUTE}`),
    '',
    title('Survive any one'),
  ];
  for (const { kind, index, things, lost } of found.survival) {
    const what = lost.length === 0 ? 'all would find a place' : `${lost.length} would have no place`;
    lines.push(`  ${`${kind} ${nameOf(match, kind, index)}`.padEnd(14)} ${String(things).padStart(3)} on it, ${what}`);
  }
  lines.push('', title('The next minutes, if nothing is done (p10 … p50 … p90)'));
  for (const step of found.outlook) {
    const load = band(step.load, percent);
    const inTime = band(step.inTime, percent);
    lines.push(
      `  minute ${(step.tick / TICKS_PER_MINUTE).toFixed(0)}: ${band(step.profitMicroCents, dollars)} · load ${load} · in time ${inTime}`,
    );
  }
  lines.push('', title('Right size (p95 of use + 15 %)'));
  for (const { service: index, size } of found.pods) {
    if (size !== undefined)
      lines.push(`  ${service(index).padEnd(24)} requests ${size.requestCpuM}m, ${size.requestMib} MiB`);
  }
  for (const { id, size } of found.vms) {
    const vm = byId(match.team.vms, id);
    if (size !== undefined) lines.push(`  ${(vm?.name ?? '').padEnd(24)} ${size.vcpus} vCPU, ${size.memoryMib} MiB`);
  }
  const { bound, used, score } = found.bound;
  lines.push('', title(`At least ${bound} machines could carry this, ${used} are on: ${percent(score)}`));
  lines.push('', title('Cost of a thousand answers'));
  for (const { service: index, perThousandMicroCents, perHourMicroCents } of found.costs) {
    if (perHourMicroCents === 0) continue;
    const each = perThousandMicroCents > 0 ? dollars(perThousandMicroCents) : '—';
    lines.push(`  ${service(index).padEnd(24)} ${each} (${dollars(perHourMicroCents)} an hour)`);
  }
  lines.push('', title('Expected up, as machines wear'));
  for (const { type, share, weakest } of found.ways) {
    lines.push(
      `  ${(rules.types[type]?.id ?? '').padEnd(24)} ${(100 * share).toFixed(2)} %, weakest at ${service(weakest)}`,
    );
  }
  return found.incidents === undefined ? lines : [...lines, ...tellIncidents(match, found.incidents)];
}

function tellIncidents({ driver }: Match, { costs: found, remedies }: NonNullable<Found['incidents']>): string[] {
  const lines = ['', styleText('bold', 'What the day’s trouble cost')];
  for (const { kind, spec, dueTick, profitMicroCents, byCause } of found) {
    const name = driver.rules.scenario.incidents[spec]?.id ?? kind;
    const when = dueTick > 0 ? ` at minute ${Math.round(dueTick / TICKS_PER_MINUTE)}` : '';
    const most = byCause.slice(0, 3).map(({ cause, microCents }) => `${cause} ${dollars(microCents)}`);
    lines.push(`  ${name}${when}: ${dollars(profitMicroCents)} (${most.join(', ')})`);
  }
  for (const { command, tick, profitMicroCents } of remedies) {
    const minute = Math.round(tick / TICKS_PER_MINUTE);
    lines.push(`  ${JSON.stringify(command)} at minute ${minute} would have brought ${dollars(profitMicroCents)}`);
  }
  return lines;
}

function nameOf({ driver, team }: Match, kind: Domain['kind'], index: number): string {
  if (kind === 'host') return byId(team.hosts, index)?.name ?? '';
  const rack = driver.rules.scenario.racks[index];
  return kind === 'rack' ? (rack?.name ?? '') : (rack?.feed ?? rack?.name ?? '');
}
