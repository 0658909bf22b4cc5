import type { Client } from '@colyseus/core';
import { expect, test } from 'vitest';
import { inOneWrite } from '../../../server/rooms/telling.ts';

/** A socket that keeps back what is written while it is corked, as Node's do. */
function newClient() {
  const chunks: string[][] = [];
  const held: string[] = [];
  let corks = 0;
  const flush = () => held.length > 0 && chunks.push(held.splice(0));
  const socket = {
    cork: () => {
      corks += 1;
    },
    uncork: () => {
      corks -= 1;
      if (corks === 0) flush();
    },
  };
  const write = (text: string) => {
    held.push(text);
    if (corks === 0) flush();
  };
  return { client: { ref: { _socket: socket } } as unknown as Client, chunks, write };
}

test('what a beat has for a client is written at once, also when something breaks half way', () => {
  const one = newClient();
  const other = newClient();
  const gone = { ref: { _socket: null } } as unknown as Client;
  const clients = [one.client, gone, other.client];
  inOneWrite(clients, () => {
    one.write('patch');
    other.write('patch');
    one.write('news');
  });
  expect([one.chunks, other.chunks]).toEqual([[['patch', 'news']], [['patch']]]);
  const breaks = () =>
    inOneWrite(clients, () => {
      one.write('patch');
      throw new Error('half way');
    });
  expect(breaks).toThrow('half way');
  one.write('next');
  expect(one.chunks.slice(1)).toEqual([['patch'], ['next']]);
});
