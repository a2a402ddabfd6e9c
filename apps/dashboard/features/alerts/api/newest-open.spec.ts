import { describe, expect, it } from '@jest/globals';
import type { AlertList } from '@vitrine/contracts';
import { aList, anAlert } from '../an-alert.fixture';
import { criticalPath, newestPath } from './alerts-path';
import { newestOpen } from './newest-open';

const counts = (critical: number) => ({ counts: { open: 30, critical, unread: 0, snoozed: 0 } });
const critical = anAlert(1, { level: 'critical', changedAt: '2026-11-20T08:00:00.000Z' });
const calmer = [anAlert(2), anAlert(3)];

async function asked(answers: Record<string, AlertList>) {
  const paths: string[] = [];
  const list = await newestOpen(async (path) => {
    paths.push(path);
    return answers[path] ?? aList([]);
  });
  return { paths, ids: list.items.map(({ id }) => id) };
}

describe('what is open', () => {
  it('has the critical alerts that newer ones have pushed off the page', async () => {
    const { ids } = await asked({ [newestPath]: aList(calmer, counts(1)), [criticalPath]: aList([critical]) });
    expect(ids).toEqual([critical, ...calmer].map(({ id }) => id));
  });

  it.each([
    ['none is critical', aList(calmer, counts(0))],
    ['all critical ones are there', aList([critical, ...calmer], counts(1))],
    ['all that are there are critical', aList([critical], counts(9))],
  ])('is asked once where %s', async (_, newest) => {
    const { paths, ids } = await asked({ [newestPath]: newest });
    expect(paths).toEqual([newestPath]);
    expect(ids).toEqual(newest.items.map(({ id }) => id));
  });
});
