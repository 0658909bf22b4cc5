/** Under which addresses other people's machines reach this server: for the lobby's big line and its QR code. */
import { networkInterfaces } from 'node:os';
import type { Env } from '../env.ts';

/** The first is the one to show. Only this machine's own name when nothing else can reach it. */
export function reachableUrls(env: Pick<Env, 'PUBLIC_URL' | 'HOST'>, port: number): string[] {
  const local = lanAddresses(env.HOST).map((address) => urlOf(address, port));
  const urls = env.PUBLIC_URL === undefined ? local : [env.PUBLIC_URL, ...local];
  return urls.length > 0 ? urls : [localUrl(env, port)];
}

/** For a browser on this machine. */
export function localUrl({ HOST }: Pick<Env, 'HOST'>, port: number): string {
  return urlOf(isAny(HOST) || isLoopback(HOST) ? 'localhost' : HOST, port);
}

function lanAddresses(host: string): string[] {
  if (isLoopback(host)) return [];
  if (!isAny(host)) return [host];
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  // Four numbers can be typed from the back row; an IPv6 address cannot. 169.254 is a card that found no network.
  const typable = addresses.filter((each) => each.family === 'IPv4' && !each.internal);
  return typable.map((each) => each.address).filter((address) => !address.startsWith('169.254.'));
}

function isAny(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function urlOf(host: string, port: number): string {
  return new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin;
}
