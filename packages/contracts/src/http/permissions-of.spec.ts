import { describe, expect, it } from '@jest/globals';
import { permissionsOf } from './permissions.js';
import { roles } from './sessions.js';

const whole = { stores: 'all' as const };

describe('permissionsOf', () => {
  it('gives the settings of the whole tenant to an administrator who sees the whole tenant', () => {
    expect(roles.filter((role) => permissionsOf(role, whole).has('settings:manage'))).toEqual(['admin']);
    expect(roles.filter((role) => permissionsOf(role, { stores: ['s1'] }).has('settings:manage'))).toEqual([]);
    expect(permissionsOf('admin', { stores: ['s1'] }).has('users:manage')).toBe(true);
  });

  it('keeps costs from those who sell and those who operate', () => {
    const knowing = roles.filter((role) => permissionsOf(role, whole).has('costs:read'));
    expect(knowing).toEqual(['admin', 'analyst', 'regional']);
  });
});
