/** Under which address others reach this server, as it is typed: no scheme, and no port that a browser adds itself. */
import { useEffect, useState } from 'preact/hooks';

export function typed(url: string): string {
  const { host, hostname, port } = new URL(url);
  return port === '80' || port === '443' ? hostname : host;
}

/** The server knows its own address better than a browser that opened it as localhost. */
export function useAddress(): string {
  const [url, setUrl] = useState(location.origin);
  useEffect(() => {
    let gone = false;
    askAddress().then((known) => {
      if (!gone && known !== undefined) setUrl(known);
    });
    return () => {
      gone = true;
    };
  }, []);
  return url;
}

async function askAddress(): Promise<string | undefined> {
  try {
    const response = await fetch('/api/address');
    const { urls } = (await response.json()) as { urls?: unknown };
    const first = Array.isArray(urls) ? urls[0] : undefined;
    return typeof first === 'string' && URL.canParse(first) ? first : undefined;
  } catch {
    return undefined; // the address in the bar will do
  }
}
