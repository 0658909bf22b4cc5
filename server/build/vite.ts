/** The one place that loads Vite to build: apart, so that a start without changes does not. */
import { build } from 'vite';
import { clientConfig } from './config.ts';

export async function buildClient(outDir: string, site: 'served' | 'static' = 'served'): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production'; // what is built is for players, whoever builds it (tests run as "test")
  try {
    await build({ ...clientConfig(outDir, site), mode: site === 'static' ? 'static' : 'production' });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
