/** What a source for one answers to all that needs others: nobody to share with, to be seen by, to ask or to answer. */
import type { LookAhead, PlanningAids } from '../../../shared/play/plan/aids.ts';
import type { Sample } from '../../../shared/play/sample.ts';
import type { Debrief } from '../../../shared/play/story.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Entry } from '../../../shared/sim/entries.ts';
import type { Why } from '../../../shared/sim/explain.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import type { Note, Refused, Reply } from '../../../shared/wire/messages.ts';
import type { Control, WhyAbout } from '../../../shared/wire/payloads.ts';
import type { Decision, Listener, Source } from '../source.ts';

const DONE = { ok: true } as const;

export abstract class Alone implements Source {
  readonly listeners = new Set<Listener>();
  abstract rules(): Rulebook;
  abstract order(command: Command): Promise<Decision>;
  abstract control(control: Control): Promise<Reply>;
  abstract why(about: WhyAbout): Promise<readonly Why[]>;
  abstract plan(): Promise<({ ok: true } & PlanningAids) | Refused>;
  abstract ahead(draft: readonly Command[]): Promise<({ ok: true } & LookAhead) | Refused>;
  abstract history(): Promise<readonly Sample[]>;
  abstract debrief(): Promise<Debrief | null>;
  abstract log(): Promise<string | null>;
  /** The log up to now, of a match that goes on. */
  abstract saved(): Promise<string>;
  /** What a player of a lab lets happen. */
  abstract enter(entry: Exclude<Entry, { kind: 'command' }>): Promise<Reply>;
  /** What every request type is asked for, as a factor of its curve. */
  abstract factors(): Promise<readonly number[]>;
  abstract leave(): void;

  /** A debrief alone replays its log by itself. */
  whatIf(): Promise<Refused> {
    return Promise.resolve({ ok: false, code: 'phase.wrong' });
  }
  switchTeam(): Promise<Reply> {
    return Promise.resolve(DONE);
  }
  rename(): Promise<Reply> {
    return Promise.resolve(DONE);
  }
  takeDuty(): Promise<Reply> {
    return Promise.resolve(DONE);
  }
  present(): void {}
  signal(): Promise<Reply> {
    return Promise.resolve(DONE);
  }
  lesson(): Promise<null> {
    return Promise.resolve(null);
  }
  results(): Promise<null> {
    return Promise.resolve(null);
  }
  pars(): Promise<null> {
    return Promise.resolve(null);
  }
  answer(): Promise<Reply> {
    return Promise.resolve(DONE);
  }
  raise(): Promise<Reply> {
    return Promise.resolve(DONE);
  }
  notes(): Promise<readonly Note[]> {
    return Promise.resolve([]);
  }
  exportFile(): Promise<null> {
    return Promise.resolve(null);
  }

  protected each(say: (listener: Listener) => void): void {
    for (const listener of this.listeners) say(listener);
  }
}
