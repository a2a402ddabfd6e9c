import { describe, expect, it } from '@jest/globals';
import { digest, newApiKey, newId, newPassword, newToken, prefixOf } from './secrets.js';

describe('secrets', () => {
  it('makes API keys that name us and never repeat', () => {
    const keys = new Set(Array.from({ length: 200 }, newApiKey));
    expect(keys.size).toBe(200);
    for (const key of keys) expect(key).toMatch(/^vtr_live_[0-9A-Za-z]{40}$/);
  });

  it('makes first passwords that a person can copy from paper', () => {
    const passwords = new Set(Array.from({ length: 200 }, newPassword));
    expect(passwords.size).toBe(200);
    for (const password of passwords) expect(password).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
  });

  it('shows six characters of a key', () => {
    expect(prefixOf('vtr_live_abcdefXYZ')).toBe('vtr_live_abcdef');
  });

  it('makes ids of version 7 that sort by time', () => {
    const [early, late] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
    expect(early < late).toBe(true);
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('hashes tokens to 64 hex digits', () => {
    expect(digest(newToken())).toMatch(/^[0-9a-f]{64}$/);
  });
});
