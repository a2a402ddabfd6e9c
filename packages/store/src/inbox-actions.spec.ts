import { describe, expect, it } from '@jest/globals';
import { type InboxAction, judgeAction } from './inbox-actions.js';

const until = new Date('2026-11-20T17:00:00Z');
const assignee = { tenantId: 'acme', stores: 'all', wholeRegions: [], userId: 'ana' } as const;
type State = Parameters<typeof judgeAction>[0];
const open: State = {
  ...{ status: 'open', assigneeId: null, acknowledgedAt: null, snoozedUntil: null, isNotUseful: false },
};

describe('an action on an alert', () => {
  it.each<[InboxAction, Partial<State>]>([
    [{ action: 'acknowledge' }, { assigneeId: 'ana', acknowledgedAt: until }],
    [{ action: 'release' }, {}],
    [{ action: 'assign', assignee }, { assigneeId: 'ana' }],
    [
      { action: 'snooze', until },
      { status: 'snoozed', snoozedUntil: until },
    ],
    [{ action: 'wake' }, {}],
    [{ action: 'notUseful' }, { isNotUseful: true }],
  ])('%j changes nothing where it is so already', (act, state) => {
    expect(judgeAction({ ...open, ...state }, act, 'ana')).toBe('nothing');
  });

  it.each<[InboxAction, Partial<State>]>([
    [{ action: 'acknowledge' }, {}],
    [{ action: 'acknowledge' }, { assigneeId: 'ana' }],
    [
      { action: 'snooze', until },
      { status: 'snoozed', snoozedUntil: new Date(0) },
    ],
    [{ action: 'snooze', until }, { snoozedUntil: until }],
    [{ action: 'comment', comment: 'Liguei' }, {}],
  ])('%j is done in the state %j', (act, state) => {
    expect(judgeAction({ ...open, ...state }, act, 'ana')).toBe('done');
  });
});
