import { describe, expect, it } from '@jest/globals';
import { roles } from '@vitrine/contracts';
import { permissionsOf } from './permissions.js';

describe('permissionsOf', () => {
  it('gives nobody the making of tenants: that is the admin key of the instance alone', () => {
    for (const role of roles) expect(permissionsOf(role).has('tenants:manage')).toBe(false);
  });

  it('keeps costs from those who sell and those who operate', () => {
    const knowing = roles.filter((role) => permissionsOf(role).has('costs:read'));
    expect(knowing).toEqual(['admin', 'analyst', 'regional']);
  });
});
