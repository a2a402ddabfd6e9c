import { describe, expect, it } from '@jest/globals';
import { type AlertAction, alertActionSchema, alertCauses, peoplesCauses } from '@vitrine/contracts';
import { askedAction } from './asked-action.js';

const ids = ['0195f0e0-0000-7000-8000-0000000000aa'];
const ask = (asked: Omit<AlertAction, 'ids'>) => askedAction({ ids, ...asked }, async () => undefined, new Date());

describe('what is asked of an alert', () => {
  it.each(['', '   ', '\n\t', '\u200b', '\u202e '])(
    'is refused with a comment in which nothing can be read: %j',
    async (comment) => {
      const fields = { errors: [{ pointer: '/comment', code: 'blank' }] };
      await expect(ask({ action: 'comment', comment })).rejects.toMatchObject({ status: 400, ...fields });
      await expect(ask({ action: 'resolve', cause: 'fixed', comment })).rejects.toMatchObject({
        status: 400,
        ...fields,
      });
      await expect(ask({ action: 'notUseful', comment })).rejects.toMatchObject({ status: 400, ...fields });
    },
  );

  it('keeps a comment as it was written', async () => {
    expect(await ask({ action: 'comment', comment: ' Liguei. ' })).toEqual({ action: 'comment', comment: ' Liguei. ' });
  });

  it('is resolved for a reason that people have, never for one of the service', () => {
    const isTaken = (cause: string) => alertActionSchema.safeParse({ ids, action: 'resolve', cause }).success;
    expect(alertCauses.filter(isTaken)).toEqual([...peoplesCauses]);
    expect(['recovered', 'ruleChanged'].some(isTaken)).toBe(false);
  });
});
