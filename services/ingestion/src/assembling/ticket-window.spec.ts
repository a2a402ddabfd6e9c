import { describe, expect, it } from '@jest/globals';
import type { TicketMessage } from './open-ticket.js';
import { TicketWindow } from './ticket-window.js';

const row = (
  ticketId: string,
  line: string,
  changes: { soldAt?: string; rest?: string; storeId?: string; lineId?: string } = {},
) => ({
  head: {
    ticketId,
    storeId: changes.storeId ?? 's1',
    soldAt: changes.soldAt ?? '2024-01-01T10:00:00+00:00',
    status: 'closed',
    rest: changes.rest ?? '"channel":"store"',
  },
  lineId: changes.lineId ?? '',
  line: `"productId":"${line}"`,
});

function windowOf(openRows: number) {
  const sent: TicketMessage[] = [];
  const gathering = new TicketWindow({ tenantId: 'shop', currency: 'EUR', openRows, firstRevision: 0 }, (message) =>
    sent.push(message),
  );
  let line = 1;
  const window = {
    add: (mapped: ReturnType<typeof row>) => gathering.add(mapped, { file: 'sales.csv', line: ++line }),
    end: () => gathering.end(),
    get reopened() {
      return gathering.reopened;
    },
  };
  return { window, sent, tickets: () => sent.map(({ value }) => JSON.parse(value)) };
}

describe('TicketWindow', () => {
  it('gathers rows that are not neighbours, keeps twins and takes the first of two times', () => {
    const { window, tickets } = windowOf(100);
    window.add(row('1', 'b'));
    window.add(row('2', 'z'));
    window.add(row('1', 'a', { soldAt: '2024-01-01T09:59:00+00:00' }));
    window.add(row('1', 'b'));
    window.end();
    const [one, two] = tickets();
    expect(one).toMatchObject({ ticketId: '1', revision: 0, soldAt: '2024-01-01T09:59:00+00:00', currency: 'EUR' });
    expect(one.lines).toEqual([
      { lineId: '1', productId: 'a' },
      { lineId: '2', productId: 'b' },
      { lineId: '3', productId: 'b' },
    ]);
    expect(two.lines).toHaveLength(1);
  });

  it('gives the same message for the same rows in another order, and another one for other rows', () => {
    const messageOf = (...lines: string[]) => {
      const { window, sent } = windowOf(100);
      for (const line of lines) window.add(row('1', line));
      window.end();
      return sent[0];
    };
    expect(messageOf('b', 'a')?.value).toBe(messageOf('a', 'b')?.value);
    expect(messageOf('b', 'a')?.value).not.toBe(messageOf('a', 'c')?.value);
  });

  it('sends a higher revision, with all lines, when rows come after their ticket was closed', () => {
    const { window, tickets } = windowOf(300);
    window.add(row('1', 'a'));
    for (let other = 0; other < 1000; other++) window.add(row(`x${other}`, 'y'));
    window.add(row('1', 'b', { soldAt: '2024-01-01T08:00:00+00:00' }));
    window.end();
    const versions = tickets().filter(({ ticketId }) => ticketId === '1');
    expect(versions).toMatchObject([
      { revision: 0, soldAt: '2024-01-01T10:00:00+00:00', lines: [{ productId: 'a' }] },
      { revision: 1, soldAt: '2024-01-01T08:00:00+00:00', lines: [{ productId: 'a' }, { productId: 'b' }] },
    ]);
    expect(window.reopened).toBe(1);
  });

  it('keeps a ticket open as long as rows of it keep coming', () => {
    const { window, tickets } = windowOf(300);
    for (let other = 0; other < 2000; other++) {
      if (other % 200 === 0) window.add(row('1', `a${other}`));
      window.add(row(`x${other}`, 'y'));
    }
    window.end();
    expect(tickets().filter(({ ticketId }) => ticketId === '1')).toHaveLength(1);
    expect(window.reopened).toBe(0);
  });

  it('stops at the most lines that a ticket may have', () => {
    const { window, tickets } = windowOf(100);
    const added = Array.from({ length: 2_001 }, (_, line) => window.add(row('1', `p${line}`)).ok);
    window.end();
    expect(added.filter((ok) => !ok)).toHaveLength(1);
    expect(tickets()[0].lines).toHaveLength(2_000);
  });

  it('refuses a line whose id its ticket has already, and keeps the rest', () => {
    const { window, tickets } = windowOf(100);
    window.add(row('1', 'a', { lineId: '1' }));
    expect(window.add(row('1', 'b', { lineId: '1' }))).toMatchObject({
      ok: false,
      refusal: { code: 'duplicate_line' },
    });
    window.end();
    expect(tickets()[0].lines).toEqual([{ lineId: '1', productId: 'a' }]);
  });

  it('points at the row that opened the ticket', () => {
    const { window, sent } = windowOf(100);
    for (const line of ['a', 'b', 'c']) window.add(row('1', line));
    window.end();
    expect(sent[0]?.origin).toEqual({ file: 'sales.csv', line: 2 });
  });

  it('takes equal numbers of two stores for two tickets, and refuses a row that contradicts its ticket', () => {
    const { window, tickets } = windowOf(100);
    window.add(row('1', 'a'));
    window.add(row('1', 'a', { storeId: 's2' }));
    expect(window.add(row('1', 'b', { rest: '"channel":"online"' }))).toMatchObject({
      ok: false,
      refusal: { code: 'inconsistent_rows' },
    });
    window.end();
    expect(tickets().map(({ storeId, lines }) => [storeId, lines.length])).toEqual([
      ['s1', 1],
      ['s2', 1],
    ]);
  });
});
