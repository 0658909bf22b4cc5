/** How Vite builds and serves the client. Here and not in client/, as it is a program for Node that knows folders. */
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { phaserParts } from './phaser.ts';
import { together } from './together.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const CLIENT = join(ROOT, 'client');
export const MANIFEST = 'manifest.json'; // which chunk loads which: the sizes are read from it

/** `static`: the campaign alone, for any web server and any folder of it. */
export type Site = 'served' | 'static';

export function clientConfig(outDir?: string, site: Site = 'served'): InlineConfig {
  const { plugin, groupOf } = together();
  return {
    root: CLIENT,
    configFile: false,
    // Served, places lie at several depths (/j/CODE), so relative addresses would not be found.
    base: site === 'static' ? './' : '/',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [phaserParts(), plugin],
    build: {
      ...(outDir !== undefined && { outDir }),
      emptyOutDir: true,
      manifest: MANIFEST,
      target: 'es2022', // browsers of 2022 and later; older ones lack what the game needs anyway
      sourcemap: false,
      assetsInlineLimit: 0, // the page's headers allow no data: fonts, and small files are cached on their own
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500, // kB before packing: the engine; test/integration/build.test.ts has the real limits
      rolldownOptions: {
        input: { index: join(CLIENT, 'index.html'), sw: join(CLIENT, 'sw.ts') },
        output: {
          // A service worker rules over what lies below it, so it lies beside the page, under one name.
          entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
          codeSplitting: {
            includeDependenciesRecursively: false, // a group is whole as it is
            groups: [
              { name: 'phaser', test: /phaser-parts|[\\/](phaser[\\/]src|eventemitter3)[\\/]/, priority: 1 },
              { name: 'icons', test: /[\\/]lucide[\\/]/, priority: 1 }, // a hundred of a few strokes each
              { name: groupOf, debugName: 'screens' },
            ],
          },
        },
      },
    },
  };
}
