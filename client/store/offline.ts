/** The campaign is kept on this device once somebody comes to it, so that it can be played with the server gone. */
import { signal } from '@preact/signals';
import { besidePage } from './site.ts';

/** Whether all of it is here. */
export const isKept = signal(false);

/** Where the browser can and may: it needs a safe origin, and who saves data is left alone. */
export async function keepCampaign(): Promise<void> {
  const { serviceWorker, connection } = navigator as Navigator & {
    readonly connection?: { readonly saveData: boolean };
  };
  if (serviceWorker === undefined || !isSecureContext || connection?.saveData === true || isKept.value) return;
  try {
    await serviceWorker.register(besidePage('sw.js'));
    const { active } = await serviceWorker.ready;
    active?.postMessage('keep');
    isKept.value = true;
  } catch {
    // A browser that forbids it plays with the server.
  }
}
