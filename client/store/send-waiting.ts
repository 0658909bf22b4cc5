/** Runs of the day that wait since an earlier visit are sent wherever one comes in, and when the network is back. */
export const OUTBOX_KEY = 'headroom.daily';

export function sendWaiting(): () => void {
  const send = () => {
    if (isThere()) void import('./outbox.ts').then(({ sendRuns }) => sendRuns());
  };
  send();
  addEventListener('online', send);
  return () => removeEventListener('online', send);
}

function isThere(): boolean {
  try {
    return localStorage.getItem(OUTBOX_KEY) !== null;
  } catch {
    return false;
  }
}
