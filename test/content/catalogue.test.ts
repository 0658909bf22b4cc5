import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { ContentError, type ContentFile, loadCatalogue } from '../../shared/content/catalogue.ts';
import { familyOf } from '../../shared/content/tiers.ts';
import { issuesOf, type Json, shipped, textOf, withChange, without, withText } from '../support/content.ts';

const LEVEL = 'levels/1-1.json';
const SHOP = 'applications/online-boutique.json';

describe('the shipped content', () => {
  test('loads, with every file read', () => {
    const { applications, scenarios, plans, lessons } = loadContent();
    const single = ['economy', 'guests', 'hardware', 'images', 'orchestrators', 'platforms', 'runtimes'].map(
      (kind) => `${kind}.json`,
    );
    expect(shipped.map((file) => file.path)).toEqual(expect.arrayContaining(single));
    const families = new Set(scenarios.map(familyOf));
    expect(applications.length + families.size + plans.length + lessons.length).toBe(shipped.length - single.length);
  });

  test('is read in path order with forward slashes', () => {
    const paths = shipped.map((file) => file.path);
    expect(paths).toEqual(paths.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(paths.filter((path) => path.includes('\\') || path.startsWith('/'))).toEqual([]);
  });

  test('gives the same catalogue in whatever order the files come', () => {
    expect(loadCatalogue(shipped.toReversed())).toEqual(loadCatalogue(shipped));
  });
});

/** One case: what is done to the files, then the only issue that it may give. */
type Case = [name: string, files: ContentFile[], file: string, path: string, message: RegExp];

const change = (file: string, path: string, message: RegExp, name: string, to: (data: Json) => void): Case => [
  name,
  withChange(file, to),
  file,
  path,
  message,
];

const FILES: Case[] = [
  ['a missing file', without('guests.json'), 'guests.json', '', /^the file is missing$/],
  ['a missing economy', without('economy.json'), 'economy.json', '', /^the file is missing$/],
  ['no JSON', withText('images.json', '[{]'), 'images.json', '', /^not JSON: /],
  ['an empty file', withText(LEVEL, ''), LEVEL, '', /^not JSON: /],
  [
    'a name that is not the id',
    [...without(SHOP), { path: 'applications/shop.json', text: textOf(SHOP) }],
    'applications/shop.json',
    'id',
    /^expected the file's own name, found "online-boutique"$/,
  ],
];

const TYPES: Case[] = [
  change('hardware.json', '1.cores', /expected number, received string/, 'a wrong type', (d) => {
    d[1].cores = '12';
  }),
  change('hardware.json', '1.powerWatts', /exactly 11 items/, 'a power table that is too short', (d) => {
    d[1].powerWatts.pop();
  }),
  change('guests.json', '0.bootTicks', /expected int/, 'a part of a tick', (d) => {
    d[0].bootTicks = 30.5;
  }),
  change('economy.json', 'pue', /expected number, received undefined/, 'a field left out', (d) => {
    delete d.pue;
  }),
  change('economy.json', '', /Unrecognized key: "fee"/, 'a field that nobody reads', (d) => {
    d.fee = 1;
  }),
  change(SHOP, 'services.0.id', /expected a lower-case id/, 'an id with capitals', (d) => {
    d.services[0].id = 'Frontend';
  }),
  change(LEVEL, 'verbs.0', /Invalid option/, 'a verb that does not exist', (d) => {
    d.verbs[0] = 'reboot';
  }),
];

const REFERENCES: Case[] = [
  change(SHOP, 'services.0.image', /^no images "nginx"; known: /, 'an unknown image', (d) => {
    d.services[0].image = 'nginx';
  }),
  change(
    SHOP,
    'requestTypes.0.entry.calls.0.service',
    /^no service "search" in this file$/,
    'a call to an unknown service',
    (d) => {
      d.requestTypes[0].entry.calls[0].service = 'search';
    },
  ),
  change(LEVEL, 'hosts.0.model', /^no hardware "s24"; known: .*s12/, 'an unknown model', (d) => {
    d.hosts[0].model = 's24';
  }),
  change(LEVEL, 'hosts.0.platform', /^no platforms "bsd"/, 'an unknown platform', (d) => {
    d.hosts[0].platform = 'bsd';
  }),
  change(LEVEL, 'hosts.0.processes.0', /^no service "chat" in the applications/, 'an unknown process', (d) => {
    d.hosts[0].processes[0] = 'chat';
  }),
  change(LEVEL, 'hosts.0.processes.0', /^no service "frontend"/, 'a process that nobody demands', (d) => {
    d.hosts[0].processes[0] = 'frontend';
  }),
  change(LEVEL, 'hints.1.when.unless.sign', /^no incident "fair" in this file$/, 'a hint unless the unknown', (d) => {
    d.hints[1].when.unless = { sign: 'fair' };
  }),
  change('levels/2-1.json', 'hosts.0.vms.0.guest', /^no guests "minix"/, 'an unknown guest', (d) => {
    d.hosts[0].vms[0].guest = 'minix';
  }),
  change('levels/4-2.json', 'runtimes.0', /^no runtimes "nspawn"/, 'an unknown runtime', (d) => {
    d.runtimes[0] = 'nspawn';
  }),
  change('levels/4-2.json', 'deployments.0.service', /^no service "chat"/, 'an unknown deployment', (d) => {
    d.deployments[0].service = 'chat';
  }),
  change(LEVEL, 'plans.0', /^no plans "luck"/, 'an unknown plan', (d) => {
    d.plans[0] = 'luck';
  }),
  change(LEVEL, 'reference', /^no plans "luck"/, 'an unknown reference', (d) => {
    d.reference = 'luck';
  }),
];

const FAT = 'applications/fat-shop.json';

const PARTS: Case[] = [
  change(
    FAT,
    'services.3.within',
    /^expected a service of this file that is no part itself, not "mail"$/,
    'a part of nothing',
    (d) => {
      d.services[3].within = 'mail';
      for (const type of d.requestTypes)
        type.entry.calls = type.entry.calls.filter((call: Json) => call.service !== 'search');
    },
  ),
  change(FAT, 'services.3.within', /^expected a service .* not "cart"$/, 'a part of a part', (d) => {
    d.services[3].within = 'cart';
    const { entry } = d.requestTypes[1];
    entry.calls = [{ ...entry, service: 'cart' }];
  }),
  change(
    FAT,
    'requestTypes.1.entry',
    /^expected a call to "shop", of which "search" is a part$/,
    'a way round the program',
    (d) => {
      d.requestTypes[1].entry = d.requestTypes[1].entry.calls[0];
    },
  ),
];

const RULES: Case[] = [
  change('images.json', '1.id', /^"frontend" is there twice$/, 'an id twice', (d) => {
    d.splice(1, 0, d[0]);
  }),
  change(SHOP, 'services.0.requestCpuM', /^expected at most its limit of 800$/, 'CPU request above limit', (d) => {
    Object.assign(d.services[0], { requestCpuM: 801, limitCpuM: 800 });
  }),
  change(SHOP, 'services.0.requestMib', /^expected at most its limit of 256$/, 'memory request above limit', (d) => {
    Object.assign(d.services[0], { requestMib: 257, limitMib: 256 });
  }),
  change(SHOP, 'requestTypes', /^expected at least one weight above 0$/, 'a mix of nothing', (d) => {
    for (const type of d.requestTypes) type.weight = 0;
  }),
  change(LEVEL, 'hosts.0.slot', /^expected a slot of the racks above$/, 'a slot above the rack', (d) => {
    d.hosts[0].slot = d.racks[0].slots;
  }),
  change(LEVEL, 'hosts.0.slot', /^expected a slot of the racks above$/, 'a rack that is not there', (d) => {
    d.hosts[0].rack = d.racks.length;
  }),
  change(LEVEL, 'hosts.1.slot', /^rack 0 slot 0 is taken$/, 'two hosts in a slot', (d) => {
    Object.assign(d.hosts[1], { rack: d.hosts[0].rack, slot: d.hosts[0].slot });
  }),
  change(LEVEL, 'hosts.1.name', /^"h1" is there twice$/, 'two hosts of a name', (d) => {
    d.hosts[1].name = d.hosts[0].name;
  }),
  change(
    LEVEL,
    'incidents.0.warningMinutes',
    /^expected at most 5: it comes before 0:00$/,
    'a sign before 0:00',
    (d) => {
      Object.assign(d.incidents[0], { atMinutes: [5, 9], warningMinutes: 6 });
    },
  ),
  change(LEVEL, 'incidents.0.atMinutes', /^expected the earlier minute first$/, 'minutes the wrong way round', (d) => {
    d.incidents[0].atMinutes = [32, 28];
  }),
  change(LEVEL, 'stars', /^expected three stars for a level and null for a match$/, 'a level without stars', (d) => {
    d.stars = null;
  }),
];

describe.each([
  ['files', FILES],
  ['types', TYPES],
  ['references', REFERENCES],
  ['rules between fields', RULES],
  ['parts of a program', PARTS],
])('%s', (_kind, cases) => {
  test.each(cases)('%s is the one issue, at its file and path', (_name, files, file, path, message) => {
    expect(issuesOf(files)).toEqual([{ file, path, message: expect.stringMatching(message) }]);
  });
});

test('what just fits is no issue: a request at its limit, a sign at 0:00', () => {
  const full = withChange(SHOP, (d) => Object.assign(d.services[0], { requestCpuM: 800, limitCpuM: 800 }));
  const early = withChange(LEVEL, (d) => Object.assign(d.incidents[0], { atMinutes: [6, 9], warningMinutes: 6 }));
  const unlimited = withChange(SHOP, (d) => Object.assign(d.services[0], { requestCpuM: 9000, limitCpuM: 0 }));
  expect([full, early, unlimited].map(issuesOf)).toEqual([[], [], []]);
});

test('every wrong file is named at once, in the error text too', () => {
  const files = [...without('guests.json').filter((file) => file.path !== LEVEL), { path: LEVEL, text: '{}' }];
  const issues = issuesOf(files);
  expect(new Set(issues.map((issue) => issue.file))).toEqual(new Set(['guests.json', LEVEL]));
  const { message } = new ContentError(issues);
  expect(message).toContain('guests.json at (top): the file is missing');
  expect(message).toContain(`${LEVEL} at title: `);
});
