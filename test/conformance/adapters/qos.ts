import { qosClass } from '../../../shared/sim/rules/qos.ts';
import { caseBase, defineAdapter } from '../adapter.ts';
import { containers, ResourceNames } from './pods.ts';

const schema = caseBase.extend({ containers, init_containers: containers.default([]) });

export const qosAdapter = defineAdapter('pod-qos-class', 'pod QoS class', schema, (c) => {
  const names = new ResourceNames();
  const all = [...c.containers, ...c.init_containers].map(({ requests, limits }) => ({
    requests: names.optional(requests),
    limits: names.optional(limits),
  }));
  return { qos: qosClass(all) };
});
