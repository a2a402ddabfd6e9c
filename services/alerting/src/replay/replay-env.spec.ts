import { describe, expect, it } from '@jest/globals';
import { parseAllowedTargets } from '@vitrine/platform';
import { replaySinkOf } from './replay-env.js';

const given = (
  more: Partial<{ SMTP_URL: string | undefined; allow: string; REPLAY_CLOCK: string | undefined }> = {},
) => {
  const { allow = 'http://127.0.0.1:8026,http://localhost:8026', ...rest } = more;
  const sinks = { REPLAY_CLOCK: 'replay', SMTP_URL: 'smtp://127.0.0.1:1025' };
  return replaySinkOf({ ...sinks, OUTGOING_ALLOW: parseAllowedTargets(allow), ...rest });
};

describe('the clock of a replay', () => {
  it('sends webhooks to the sink of this machine', () => {
    expect(given()).toBe('http://127.0.0.1:8026');
    expect(given({ allow: 'http://[::1]:8026', SMTP_URL: 'smtp://localhost:1025' })).toBe('http://[::1]:8026');
  });

  it('asks for nothing where nothing is replayed', () => {
    expect(given({ REPLAY_CLOCK: undefined, SMTP_URL: 'smtps://mail.example', allow: '' })).toBeUndefined();
  });

  it.each([
    ['without a mail server', { SMTP_URL: undefined }],
    ['with a real mail server', { SMTP_URL: 'smtp://mail.example:587' }],
    ['with a relay that wants a login', { SMTP_URL: 'smtp://user:secret-word@127.0.0.1:25' }],
    ['with a name that looks like this machine', { SMTP_URL: 'smtp://127.0.0.1.example:1025' }],
    ['without a sink of webhooks', { allow: '' }],
    ['with a receiver elsewhere beside it', { allow: 'http://127.0.0.1:8026,https://hooks.example' }],
  ])('is refused %s, in a sentence without values', (_where, more) => {
    expect(() => given(more)).toThrow(/REPLAY_CLOCK: is for development; .* sinks of this machine/);
    expect(() => given(more)).not.toThrow(/secret-word|hooks\.example/);
  });
});
