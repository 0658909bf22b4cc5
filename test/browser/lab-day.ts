/** The day of 1.2 by typed line, as somebody attentive has it: boxes back, testers in and out again, a machine for the fair. */
import type { Page } from 'playwright-core';
import { words } from '../../client/text/index.ts';
import { ask } from './by-keyboard.ts';
import { hostIn, type Person } from './people.ts';

const { game, names } = words;

interface Tester {
  readonly name: string;
  readonly from: string; // the VM of the lab that it is cloned from; '' there is none of its kind
  readonly until: number; // the minute by which it has gone
}
const TESTERS: readonly Tester[] = [
  { name: 'test-a', from: 'lab-linux', until: 18.5 },
  { name: 'test-b', from: 'lab-windows', until: 22.5 },
  { name: 'test-c', from: '', until: 26.5 },
  { name: 'test-d', from: 'lab-linux', until: 31.5 },
  { name: 'test-e', from: 'lab-windows', until: 36.5 },
  { name: 'test-f', from: 'lab-linux', until: 40.5 },
  { name: 'test-g', from: 'lab-windows', until: 44.5 },
];
const WORTH_IT = 6; // minutes that a tester still stays when its machine is begun
const FAIR_SEEN = 13; // the minute by which the fair is announced
const LAST_MINUTE = 45.5;

/** Something to do: when the page shows that it is time its line is typed, and what is refused is tried again. */
interface Duty {
  readonly isDue: () => Promise<boolean>;
  readonly line: string;
  readonly done?: () => void;
}

export async function workInTheLab(person: Person): Promise<void> {
  const { page } = person;
  const boxes = ['h2', 'h3', 'h4', 'h5'].map((box) => giveBack(page, box));
  let open = [...boxes, ...fair(person), ...TESTERS.flatMap((one) => serve(page, one))];
  while ((await minuteOf(page)) < LAST_MINUTE) {
    for (const duty of open) {
      if (!(await duty.isDue())) continue;
      if ((await ask(page, duty.line)) !== game.feed.done) continue;
      open = open.filter((one) => one !== duty);
      duty.done?.();
    }
    await page.waitForTimeout(200);
  }
}

const giveBack = (page: Page, box: string): Duty => ({
  isDue: async () => (await page.locator(`.tree .kind-host[data-name="${box}"] + .level-3`).count()) === 0,
  line: `headroom return ${box}`,
});

/** A second machine with KVM, and two of the four live onto it. */
function fair(person: Person): Duty[] {
  const { page } = person;
  const hasCome = async () => (await hostIn(person, 'b4', names.hostStates.on).count()) > 0;
  const move = (vm: string): Duty => ({
    isDue: async () => (await hasCome()) && (await stateOf(page, vm)) === names.vmStates.running,
    line: `virsh migrate --live --p2p ${vm} qemu+ssh://b4/system`,
  });
  const isSeen = async () => (await minuteOf(page)) > FAIR_SEEN;
  return [
    { isDue: isSeen, line: 'headroom rent s12 --rack=B --slot=4 --image=kvm' },
    move('web-shop'),
    move('support'),
  ];
}

/** In, a machine made and started, and out again: nobody else clears up. */
function serve(page: Page, { name, from, until }: Tester): Duty[] {
  const { vmStates } = names;
  const is = async (...states: string[]) => states.includes(await stateOf(page, name));
  const isOver = async (minutes = 0) => (await minuteOf(page)) >= until - minutes;
  const asks = async () => (await page.locator('.sign.offer').filter({ hasText: name }).count()) > 0;
  let isIn = false;
  const comesIn = () => {
    isIn = true;
  };
  const made =
    from === ''
      ? `virt-install --connect=qemu+ssh://h1/system --osinfo=unix --vcpus=2 --memory=4096 --name=${name}`
      : `virt-clone --original=${from} --connect=qemu+ssh://h1/system --name=${name}`;
  return [
    { isDue: asks, line: `headroom accept ${name}`, done: comesIn },
    { isDue: async () => isIn && (await is('')) && !(await isOver(WORTH_IT)), line: made },
    { isDue: async () => (await is(vmStates.stopped)) && !(await isOver()), line: `virsh start ${name}` },
    { isDue: async () => (await is(vmStates.running)) && (await isOver()), line: `virsh shutdown ${name}` },
    {
      isDue: async () => (await is(vmStates.stopped, vmStates.crashed)) && (await isOver()),
      line: `virsh undefine ${name} --remove-all-storage`,
    },
  ];
}

async function stateOf(page: Page, vm: string): Promise<string> {
  const row = page.locator(`.tree .kind-vm[data-name="${vm}"] .tree-state`);
  return (await row.count()) > 0 ? ((await row.first().textContent()) ?? '').trim() : '';
}

async function minuteOf(page: Page): Promise<number> {
  const time = page.locator('.top-clock time');
  if ((await time.count()) === 0) return LAST_MINUTE; // it is over
  const [minutes = '0', seconds = '0'] = ((await time.textContent()) ?? '').split(':');
  return Number(minutes) + Number(seconds) / 60;
}
