/** Starts the server as a program: settings, pages, listening, and an orderly end. Exit code 2: it could not start. */
import { flushCompileCache } from 'node:module';
import type { RequestHandler } from 'express';
import { ContentError } from '../shared/content/catalogue.ts';
import { type App, startApp } from './app.ts';
import { type Env, EnvError, readEnv } from './env.ts';
import { greeting } from './greeting.ts';
import { createLog, type Log } from './log.ts';
import { RedisError } from './scale/redis.ts';

export interface Program {
  readonly pages: () => Promise<RequestHandler>;
  readonly headers?: RequestHandler;
}

export async function run({ pages, headers }: Program): Promise<void> {
  const env = settings();
  const log = createLog(env.LOG_LEVEL);
  const served = await pages();
  try {
    const app = await startApp({ env, log, pages: served, ...(headers && { headers }) });
    endWith(app, log);
    console.log(greeting(app));
    flushCompileCache(); // Node keeps it at an orderly end only, and the next start may follow a crash
  } catch (error) {
    giveUp(whyNot(error, env));
  }
}

function settings(): Env {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (error instanceof EnvError) giveUp(`Headroom cannot start with these settings:\n${error.message}`);
    throw error;
  }
}

/** What the person who starts it can mend, in a sentence; anything else is a bug and keeps its trace. */
function whyNot(error: unknown, { PORT, HOST, DATA_DIR, DATABASE_URL }: Env): string {
  if (error instanceof ContentError) return `The content files have mistakes:\n${error.message}`;
  const { code = '', syscall, message } = error as { code?: string; syscall?: string; message: string };
  if (code === 'EADDRINUSE') {
    return `Port ${PORT} is taken, perhaps by a Headroom that still runs: stop that one, or choose another with PORT=${PORT + 1}.`;
  }
  if (code === 'EACCES' && syscall === 'listen') {
    return `Port ${PORT} may not be opened by this user: choose one above 1023, such as PORT=2567.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${HOST} is no address of this machine.`;
  if (error instanceof RedisError)
    return `The Redis of REDIS_URL does not answer (${message}): start it, or correct the address.`;
  if (DATABASE_URL !== undefined && isOfDatabase(error)) {
    return `The database of DATABASE_URL cannot be used (${message || code}): start it, or correct the address.`;
  }
  const isFolder = syscall === 'mkdir' || code.startsWith('SQLITE_');
  if (isFolder) return `Matches cannot be kept in ${DATA_DIR} (${message}): choose another folder with DATA_DIR.`;
  throw error;
}

/** Of connecting (also to every address of a name), or an answer of PostgreSQL with its five-symbol code. */
function isOfDatabase(error: unknown): boolean {
  const { code = '', syscall = '', message = '' } = error as { code?: string; syscall?: string; message?: string };
  const isOfLine = error instanceof AggregateError || ['connect', 'getaddrinfo', 'read'].includes(syscall);
  return isOfLine || /^[0-9A-Z]{5}$/.test(code) || /^(timeout|Connection terminated)/.test(message);
}

function giveUp(reason: string): never {
  console.error(reason);
  process.exit(2);
}

function endWith(app: App, log: Log): void {
  let isStopping = false;
  const end = async (code: number) => {
    if (isStopping) process.exit(code); // asked twice: at once; what was acknowledged is in the store already
    isStopping = true;
    await app.stop().catch((error: unknown) => log.fatal({ err: error }, 'stopping failed'));
    process.exit(code);
  };
  const onSignal = () => {
    if (!isStopping) console.log('Stopping: the last moves are being saved …');
    void end(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // What else is broken after such an error is unknown; every match goes on from the store at the next start.
  const onError = (error: unknown) => {
    log.fatal({ err: error }, 'unexpected error: stopping');
    void end(1);
  };
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);
}
