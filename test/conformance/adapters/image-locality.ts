import { z } from 'zod';
import { imageLocalityScore } from '../../../shared/sim/rules/image-locality.ts';
import { caseBase, defineAdapter } from '../adapter.ts';

const schema = caseBase.extend({
  pod_images: z.array(z.string()),
  nodes: z.array(z.object({ name: z.string(), images_bytes: z.record(z.string(), z.number()) })).min(1),
});

export const imageLocalityAdapter = defineAdapter('sched-image-locality', 'ImageLocality score', schema, (c) => {
  const nodesWith = (image: string) => c.nodes.filter((node) => node.images_bytes[image] !== undefined).length;
  const scores = c.nodes.map(({ name, images_bytes }) => {
    const here = c.pod_images.flatMap((image) => {
      const bytes = images_bytes[image];
      return bytes === undefined ? [] : [{ bytes, nodes: nodesWith(image) }];
    });
    return [name, imageLocalityScore(here, c.nodes.length, c.pod_images.length)] as const;
  });
  return Object.fromEntries(scores);
});
