/** First use in words: the first consolidation, and what is told once when it is first met. */
import type { TipId } from '../../play/steps.ts';

const tips: Readonly<Record<TipId, (name: string) => string>> = {
  phone: () =>
    'On a phone you watch, scale and heal; the floor itself needs a larger screen. What hurts stands under Alerts.',
  carry: () => 'Every place says whether it fits. Press one that does, or use the arrows and Enter. Esc lets go.',
  refused: () => 'Refused, and the panel says why. A small ? beside anything explains what is behind it.',
  alert: (name) => `${name} is in trouble. Ask Why?: it leads to the cause, which is often somewhere else.`,
  pending: (name) =>
    `${name} has copies that fit nowhere: no node has room for what they ask. Open one to see what each node lacks.`,
  sign: () => 'It is announced, so there is time. Survive (s) shows which machines you can lose now.',
  dead: (name) =>
    `${name} is dead. What ran on it starts again where there is room; the machine itself needs a repair.`,
  offer: () => 'Somebody asks for room and pays for a promise. Look what must stay apart before you take it in.',
  losing: () => 'You lose money. Press the amount: it shows by what, to the cent.',
  moving: (name) =>
    `${name} moves while it runs. Rounds get smaller until it can stop for a blink; if they do not, slow it down.`,
  why: () => 'Each line is the cause of the one above it; the last is where to act. A ? explains a line.',
  drafting: () =>
    'You are drafting: nothing happens yet. Order several things, look at the forecast, then commit or drop them.',
  plan: () => 'The band is what may come, the line what you can do. It is a forecast and can be wrong.',
  minutes: () => 'Your hands are tired: operator minutes refill with time. Reading and asking never cost any.',
  site: () => 'People at the top, machines in the middle, power at the foot. Dots are requests; crosses are lost.',
  host: () => 'To scale: area is memory, the level in a glass is CPU, hatched is overhead, dotted is headroom.',
};

export const steps = {
  title: 'First steps',
  tip: 'Tip',
  of: (step: number) => `${String(step)} of 4`,
  hint: {
    title: 'Hint',
    advice: 'Advice',
    way: (cost: string) => `Show me how, ${cost}`,
    later: 'Put the hint away for a while',
  },
  held: 'Ordered: it is done as soon as the clock goes on. Press Go on, or Space.',
  gotIt: 'Got it',
  none: 'Show no more steps',
  again: 'Show the first steps again',
  lead: {
    install: {
      tool: (host: string) =>
        `Nine boxes, each nearly idle, all paid for. ${host} is empty: take Install to put a hypervisor on it.`,
      choose: (platform: string) => `Choose ${platform}: a hypervisor, so that several VMs can share the machine.`,
      place: (host: string) => `Now press ${host}, in the list or on the floor.`,
    },
    installing: (host: string) => `${host} is being installed. Watch the bill while you wait.`,
    put: {
      tool: (host: string) => `${host} can carry VMs now. Take Move to bring a box onto it.`,
      choose: () => 'Choose what to move: the first will do.',
      place: (host: string) => `Press ${host}. It becomes a VM there.`,
    },
    copying: {
      tool: (host: string) =>
        `The disk is being copied and ${host} works on. Take the next one in hand meanwhile, or wait.`,
      choose: () => 'Take the next one in hand meanwhile, or wait.',
      place: () => 'Press a machine with a hypervisor.',
    },
    return: {
      tool: (host: string) => `${host} is empty and costs rent every hour. Take Return.`,
      choose: (host: string) => `Give ${host} back.`,
      place: (host: string) => `Give ${host} back.`,
    },
    done: () => 'Less rent, the same work. That was the idea: now the others, and keep one lost machine survivable.',
  },
  tips,
} as const;
