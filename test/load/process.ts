/** A child process that is asked and answers, one question at a time. */
import { type ChildProcess, type ChildProcessByStdio, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export class Child {
  private readonly child: ChildProcess;

  constructor(file: string, args: readonly string[] = []) {
    this.child = fork(join(import.meta.dirname, file), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  /** What it says next. @throws when it ends instead. */
  async hear(): Promise<unknown> {
    const ended = new AbortController();
    const said = once(this.child, 'message', ended);
    const gone = once(this.child, 'exit', ended).then(([code]) => {
      throw new Error(`a process of the load ended with ${code}`);
    });
    try {
      const [message] = (await Promise.race([said, gone])) as [unknown];
      return message;
    } finally {
      said.catch(() => {});
      gone.catch(() => {});
      ended.abort();
    }
  }

  async ask<T>(order: object): Promise<T> {
    const heard = this.hear();
    this.child.send(order);
    const { answer, error } = (await heard) as { answer?: T; error?: string };
    if (error !== undefined) throw new Error(error);
    return answer as T;
  }

  end(): void {
    this.child.kill();
  }
}

/** The same by lines: a Colyseus server that has a channel to its parent takes that for the channel of its manager. */
export class LineChild {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: Interface;

  constructor(file: string, args: readonly string[]) {
    const program = join(import.meta.dirname, file);
    this.child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface(this.child.stdout);
  }

  async ask<T>(): Promise<T> {
    const said = once(this.lines, 'line');
    this.child.stdin.write('\n');
    const [line] = (await said) as [string];
    return JSON.parse(line) as T;
  }

  end(): void {
    this.child.kill();
  }
}
