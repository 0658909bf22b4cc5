/** What every file of browser tests begins with: the server as players meet it, and a browser when the first asks for it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, type TestContext } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { orSkip } from '../support/programs.ts';
import { startServer, type TestServer } from '../support/server.ts';

const BUILD_MS = 120_000; // the first to start it may have to build its pages

export interface Beginning {
  readonly server: TestServer;
  /** Skips the test where there is none. */
  browser(context: TestContext): Promise<Browser>;
}

/** Ends both with the last test of the file. */
export function begin(settings: Readonly<Record<string, string>> = {}, flags: readonly string[] = []): Beginning {
  let server: TestServer | undefined;
  let browser: Promise<Browser> | undefined;
  beforeAll(async () => {
    server = await startServer({ env: settings });
  }, BUILD_MS);
  afterAll(async () => {
    await (await browser?.catch(() => undefined))?.close();
    await server?.stop();
  });
  return {
    get server() {
      if (server === undefined) throw new Error('it starts before the first test');
      return server;
    },
    browser: (context) => orSkip(context, 'Chromium', () => (browser ??= launchChromium(flags))),
  };
}
