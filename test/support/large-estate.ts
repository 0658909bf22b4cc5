/** Launch Day on so many hosts with so many pods, at a load they carry: what a browser is measured with. */
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { Scenario } from '../../shared/content/schema.ts';

export interface EstateSize {
  readonly hosts: number;
  readonly pods: number;
}

const PER_RACK = 10;

/** The catalogue with Launch Day made so large, and so long if minutes are given; everything else is as it was. */
export function enlarged(catalogue: Catalogue, { hosts, pods }: EstateSize, realMinutes?: number): Catalogue {
  const base = catalogue.scenarios.find((scenario) => scenario.id === 'launch-day') as Scenario;
  const [first] = base.hosts as [Scenario['hosts'][number]];
  const today = base.deployments.reduce((sum, { replicas }) => sum + replicas, 0);
  const scale = pods / today;
  const scenario: Scenario = {
    ...base,
    realMinutes: realMinutes ?? base.realMinutes,
    racks: Array.from({ length: Math.ceil(hosts / PER_RACK) }, (_, rack) => ({
      name: `R${rack + 1}`,
      slots: PER_RACK,
    })),
    hosts: Array.from({ length: hosts }, (_, index) => ({
      ...first,
      name: `h${index + 1}`,
      rack: Math.floor(index / PER_RACK),
      slot: index % PER_RACK,
    })),
    deployments: base.deployments.map((one) => ({ ...one, replicas: Math.max(1, Math.round(one.replicas * scale)) })),
    demands: base.demands.map((demand) => ({
      ...demand,
      requestsPerSecond: demand.requestsPerSecond.map(([minute, rate]) => [minute, rate * scale] as [number, number]),
    })),
    incidents: [],
  };
  return { ...catalogue, plans: [], scenarios: catalogue.scenarios.map((one) => (one === base ? scenario : one)) };
}
