import { describe, expect, it } from '@jest/globals';
import { explainRefusal } from './explain-refusal';

describe('a refused login', () => {
  it('asks which organisation, of those that the password fits', () => {
    const choices = [{ value: 'aurora', label: 'Casa Aurora' }];
    const problem = { title: '', status: 409, code: 'which_organisation', choices };
    expect(explainRefusal(problem, null)).toEqual({ error: 'whichOrganisation', choices });
  });

  it.each([
    ['a wrong password', 401, 'invalid_credentials', null, { error: 'invalid' }],
    ['a locked account', 429, 'account_locked', '840', { error: 'locked', waitSeconds: 840 }],
    [
      'too many requests from one address',
      429,
      'too_many_requests',
      '12',
      { error: 'tooManyRequests', waitSeconds: 12 },
    ],
    [
      'a gateway that says until when by a date',
      429,
      undefined,
      'Sat, 21 Nov 2026 13:00:00 GMT',
      { error: 'tooManyRequests' },
    ],
    ['no api behind the address', 404, undefined, null, { error: 'unavailable' }],
    ['an api that is starting', 503, 'not_ready', '5', { error: 'unavailable' }],
  ] as const)('%s', (_name, status, code, retryAfter, expected) => {
    expect(explainRefusal({ title: '', status, ...(code ? { code } : {}) }, retryAfter)).toEqual(expected);
  });
});
