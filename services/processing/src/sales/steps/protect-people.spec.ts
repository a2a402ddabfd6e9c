import { describe, expect, it } from '@jest/globals';
import { protectPeople } from './protect-people.js';

const [ours, theirs] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

describe('protect-people', () => {
  it('knows a customer again, whatever the spelling', () => {
    const token = protectPeople(ours);
    expect(token({ email: 'Ana@Example.com ' })).toBe(token({ email: 'ana@example.com', name: 'Ana' }));
  });

  it('gives two tenants different tokens for one person', () => {
    expect(protectPeople(ours)({ taxId: '123.456.789-09' })).not.toBe(protectPeople(theirs)({ taxId: '12345678909' }));
  });

  it.each(['id', 'taxId', 'phone'] as const)('leaves nothing of a CPF that a till sends as %s', (field) => {
    const token = protectPeople(ours)({ [field]: '52998224725' });
    expect(token).toMatch(/^[\w-]{22}$/u);
    expect(token).not.toMatch(/\d{8}/u);
  });

  it('has nothing to say about a customer without anything', () => {
    expect(protectPeople(ours)({ name: '  ' })).toBe('');
  });
});
