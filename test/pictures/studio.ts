/** Where pictures are taken and developed: a browser, and a blank page that makes small WebP files of its screenshots. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Person, sitDown } from '../browser/people.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'assets', 'readme');
/** The same at full size, for looking closely; outside the history. */
const NEGATIVES = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'headroom', 'pictures');
interface Format {
  readonly width: number;
  readonly bytes: number; // wanted, not promised
}
const GALLERY: Format = { width: 840, bytes: 25_000 }; // as wide as a README is shown
const FRONT_NAME = 'game-migration';
const FRONT: Format = { width: 960, bytes: 44_000 }; // alone on its page, and seen first
const WALK: Format = { width: 600, bytes: 16_000 }; // twelve of them stand beside each other
/** Tried in turn until a picture is small enough; words stay sharp at the last one. */
const QUALITIES = [0.8, 0.65, 0.5, 0.4, 0.3];

export interface Studio {
  readonly url: string;
  readonly browser: Browser;
  /** Somebody at a page of their own, who has seen the first steps already. */
  seat(options?: BrowserContextOptions): Promise<Person>;
  /** The page as it is now, in assets/readme/<name>.webp. */
  take(page: Page, name: string): Promise<void>;
  bytes(): number; // of all that was taken
}

export async function studioIn(browser: Browser, url: string): Promise<Studio> {
  const darkroom = await browser.newPage();
  let bytes = 0;
  return {
    url,
    browser,
    bytes: () => bytes,
    async seat(options = {}) {
      const person = await sitDown(browser, { colorScheme: 'dark', ...options });
      await person.page.addInitScript(() => localStorage.setItem('headroom.steps', '["all"]'));
      return person;
    },
    async take(page, name) {
      const png = await page.screenshot();
      const webp = await develop(darkroom, png, formatOf(name));
      write(join(NEGATIVES, `${name}.png`), png);
      write(join(FOLDER, `${name}.webp`), webp);
      bytes += webp.length;
      process.stdout.write(`${name.padEnd(28)} ${(webp.length / 1024).toFixed(0).padStart(3)} KiB\n`);
    },
  };
}

function formatOf(name: string): Format {
  if (name === FRONT_NAME) return FRONT;
  return name.startsWith('walk/') ? WALK : GALLERY;
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

async function develop(darkroom: Page, png: Buffer, { width, bytes }: Format): Promise<Buffer> {
  let webp = png;
  for (const quality of QUALITIES) {
    webp = Buffer.from(await shrink(darkroom, png, width, quality), 'base64');
    if (webp.length <= bytes) break;
  }
  return webp;
}

/** In the page, which has the codec: base64 in, base64 out. */
function shrink(darkroom: Page, png: Buffer, width: number, quality: number): Promise<string> {
  return darkroom.evaluate(
    async ({ base64, width, quality }) => {
      const from = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const scale = Math.min(1, width / from.width);
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(from.width * scale);
      canvas.height = Math.round(from.height * scale);
      const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(from, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
    },
    { base64: png.toString('base64'), width, quality },
  );
}
