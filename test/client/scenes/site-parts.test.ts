/** Who asks and what feeds the racks: the pure parts of the site beside its tiles. */
import { describe, expect, test } from 'vitest';
import { traysOf } from '../../../client/scenes/contents.ts';
import { stageOf } from '../../../client/scenes/geometry.ts';
import { feedLines, powerY, sideBySide } from '../../../client/scenes/layout-power.ts';
import { layoutSite, layoutTraffic } from '../../../client/scenes/layout-site.ts';
import { crowdsOf } from '../../../client/scenes/people.ts';
import { rackPlans } from '../../../client/scenes/scene-model.ts';
import { estateOf } from './estate.ts';

const SCENARIOS = ['1-1', '2-1', '4-2', 'launch-day', 'chaos-day'];
const STAGES = [stageOf(862, 584), stageOf(862, 410), stageOf(1416, 896), stageOf(580, 500)];

describe.each(SCENARIOS)('%s', (scenario) => {
  const { view, rules } = estateOf(scenario);
  const crowds = crowdsOf({ view, rules });
  const total = view.team.ratesPerS.reduce((sum, rate) => sum + rate, 0);

  test('those who ask add up to what the front door sees', () => {
    const asked = crowds.reduce((sum, crowd) => sum + crowd.ratePerS, 0);
    expect(Math.abs(asked - total)).toBeLessThanOrEqual(total * 0.01);
    expect(crowds.length).toBe(rules.regions.length || rules.demands.length);
  });

  test('a region is as far as its requests travel, and home is here', () => {
    for (const [index, region] of rules.regions.entries())
      expect(crowds[index]?.awayMs).toBeCloseTo(region.homeSeconds * 1000);
    for (const crowd of crowds) expect(crowd.share).toBeLessThanOrEqual(1);
  });

  test.each(STAGES.map((stage) => [`${stage.w}x${stage.h}`, stage] as const))('on %s', (_size, stage) => {
    const picture = layoutSite(rackPlans(view, rules, traysOf(view, rules)), stage);
    const feeds = feedLines(picture, rules);
    const all = picture.groups.filter((group) => group.rack >= 0);
    // Of racks in several rows the last row stands on the lines.
    const last = Math.max(...all.map((group) => group.rect.y));
    const racks = all.filter((group) => group.rect.y === last);
    if (racks.length === all.length) expect(feeds.map((feed) => feed.name)).toEqual(rules.feeds);
    // Each rack hangs on one line, below its foot.
    const taps = feeds.flatMap((feed) => feed.taps.map((tap) => ({ feed: feed.feed, tap })));
    expect(taps).toHaveLength(racks.length);
    for (const { rack, rect } of racks) {
      const own = taps.filter(({ tap }) => tap.x >= rect.x && tap.x <= rect.x + rect.w);
      expect(own.map(({ feed }) => feed)).toEqual([rules.feedOf[rack]]);
      expect(own[0]?.tap.y).toBeCloseTo(rect.y + rect.h);
    }
    for (const feed of feeds) expect(feed.bar.y).toBeGreaterThanOrEqual(powerY(picture.groups));
    // Sources keep clear of each other and of the racks.
    const { sources } = layoutTraffic(picture, crowds.length);
    for (const [index, source] of sources.entries()) {
      const before = sources[index - 1]?.at;
      if (before !== undefined) expect(source.at.y).toBeGreaterThanOrEqual(before.y + before.h);
    }
  });
});

test('signs on a line keep off each other and on the line, each where it belongs if it can', () => {
  for (let round = 0; round < 200; round++) {
    const wishes = Array.from({ length: 1 + (round % 4) }, (_, at) => ({
      x: ((round * 37 + at * 211) % 700) + 60,
      w: 90 + ((round * 13 + at * 29) % 80),
    }));
    const places = sideBySide(wishes, 60, 860);
    for (const [index, x] of places.entries()) {
      const { w, x: middle } = wishes[index] as { x: number; w: number };
      expect(x).toBeGreaterThanOrEqual(60);
      expect(x + w).toBeLessThanOrEqual(860);
      if (wishes.length === 1) expect(x).toBe(Math.min(Math.max(60, middle - w / 2), 860 - w));
      for (const [other, at] of places.entries())
        if (other < index) expect(x + w <= at || x >= at + (wishes[other]?.w ?? 0)).toBe(true);
    }
  }
});
