import { describe, expect, it } from '@jest/globals';
import { ForgetDeleted } from './forget-deleted.js';

describe('tenants that are being deleted', () => {
  it('are forgotten everywhere, and as often as it is looked', async () => {
    const forgotten: string[] = [];
    const memories = ['catalogue', 'tenants'].map((name) => ({
      forget: (id: string) => forgotten.push(`${name} ${id}`),
    }));
    const running = async () => [{ tenantId: 'a', acceptedAt: new Date(0), finishedAt: null, stepsDone: [] }];
    const look = new ForgetDeleted({ tenantDeletions: { running } }, memories, () => undefined);
    await look.look();
    expect(forgotten).toEqual(['catalogue a', 'tenants a']);
    await look.look();
    expect(forgotten).toHaveLength(4);
  });
});
