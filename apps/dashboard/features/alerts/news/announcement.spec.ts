import { describe, expect, it } from '@jest/globals';
import type { StreamAlert } from '@vitrine/contracts';
import { ANNOUNCE_EVERY_MS, Announcements, rings } from './announcement';

const alert = (alertId: string): StreamAlert => ({
  alertId,
  change: 'raised',
  level: 'warning',
  storeId: null,
  headline: { 'pt-BR': alertId, en: alertId },
  counts: { open: 1, critical: 0, unread: 1, snoozed: 0 },
  atMs: 0,
});

describe('announcements', () => {
  it('tell the first alert at once, and what comes within half a minute together', () => {
    let now = 1_000_000;
    const announcements = new Announcements(() => now);
    expect(announcements.waitMs).toBeNull();
    announcements.add(alert('a'));
    expect(announcements.waitMs).toBe(0);
    expect(announcements.take()).toMatchObject({ newest: { alertId: 'a' }, count: 1 });
    now += 4_000;
    for (const id of ['b', 'c']) announcements.add(alert(id));
    expect(announcements.waitMs).toBe(ANNOUNCE_EVERY_MS - 4_000);
    now += ANNOUNCE_EVERY_MS;
    expect(announcements.waitMs).toBe(0);
    expect(announcements.take()).toMatchObject({ newest: { alertId: 'c' }, count: 2 });
    expect(announcements.take()).toBeUndefined();
  });

  it('are of what rings, not of what people do', () => {
    expect(rings({ change: 'raised' })).toBe(true);
    expect(rings({ change: 'worsened' })).toBe(true);
    expect(rings({ change: 'acknowledged' })).toBe(false);
    expect(rings({ change: 'recovered' })).toBe(false);
  });
});
