import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { SseConnection, sseEvent } from './sse-connection.js';

/** A socket whose client reads only when told. */
class Socket extends EventEmitter {
  written: string[] = [];
  isFull = false;
  isDestroyed = false;

  write(bytes: Buffer): boolean {
    this.written.push(String(bytes));
    return !this.isFull;
  }

  end(): void {
    this.emit('close');
  }

  destroy(): void {
    this.isDestroyed = true;
  }
}

const open = () => {
  const socket = new Socket();
  let closed = 0;
  const connection = new SseConnection(socket as unknown as ServerResponse, () => {
    closed += 1;
  });
  return { socket, connection, closed: () => closed };
};
const event = (id: string) => sseEvent('snapshot', id, { id });

describe('SseConnection', () => {
  it('writes an event as the browser reads it', () => {
    expect(String(event('0-1'))).toBe('event: snapshot\nid: 0-1\ndata: {"id":"0-1"}\n\n');
  });

  it('lets a slow client skip: it gets the newest when it reads again, and nothing piles up', () => {
    const { socket, connection } = open();
    socket.isFull = true;
    for (let sent = 0; sent < 1_000; sent += 1) connection.send(event(String(sent)), 0);
    expect(socket.written).toHaveLength(1);
    socket.isFull = false;
    socket.emit('drain');
    expect(socket.written).toEqual([String(event('0')), String(event('999'))]);
  });

  it('keeps the newest snapshot and each alert for a slow client, alerts up to a hundred', () => {
    const { socket, connection } = open();
    const alert = (n: number) => sseEvent('alert', undefined, { n });
    socket.isFull = true;
    connection.send(event('0'), 0);
    for (const n of [1, 2]) {
      connection.send(event(String(n)), 0);
      connection.send(alert(n), 0, 'alert');
    }
    socket.isFull = false;
    socket.emit('drain');
    expect(socket.written).toEqual([String(event('0')), String(event('2')), String(alert(1)), String(alert(2))]);

    socket.isFull = true;
    for (let n = 0; n < 151; n += 1) connection.send(alert(n), 0, 'alert');
    socket.isFull = false;
    socket.emit('drain');
    expect(socket.written.slice(4)).toEqual(
      [0, ...Array.from({ length: 100 }, (_, at) => 51 + at)].map((n) => String(alert(n))),
    );
  });

  it('drops a client that reads nothing for half a minute', () => {
    const { socket, connection, closed } = open();
    socket.isFull = true;
    connection.send(event('1'), 0);
    connection.beat(15_000);
    expect(socket.written).toHaveLength(1);
    connection.beat(30_001);
    expect([socket.isDestroyed, connection.isClosed, closed()]).toEqual([true, true, 1]);
    connection.send(event('2'));
    expect(socket.written).toHaveLength(1);
  });

  it('is left once, however it ends', () => {
    const { socket, connection, closed } = open();
    connection.end();
    socket.emit('close');
    socket.emit('error', new Error('reset'));
    expect(closed()).toBe(1);
  });
});
