import { permissionIds, permissions } from '../http/permissions.js';
import { roles } from '../http/sessions.js';

/** docs/permissions.md: which role may do what. */
export function permissionsPage(): string {
  const rows = permissionIds.map((id) => {
    const { opens, roles: held, isOfWholeTenant } = permissions[id];
    const marks = roles.map((role) => (held.includes(role) ? (isOfWholeTenant ? 'whole' : 'yes') : ''));
    return `| \`${id}\` | ${opens} | ${marks.join(' | ')} |`;
  });
  return `${HEAD}
| Permission | Opens | ${roles.join(' | ')} |
|---|---|${roles.map(() => '---|').join('')}
${rows.join('\n')}
`;
}

const HEAD = `# Permissions

Generated from \`packages/contracts/src/http/permissions.ts\`; see \`packages/contracts/README.md\`.

A role says what a person or a key may do; their scope (tenant, regions, stores, own sales) says of which rows. *whole*: only for
who sees every store of the tenant. \`GET /v1/me\` answers the caller's own list, and each route of the OpenAPI document names
its permission as \`x-permission\`. Tenants are made and deleted with the admin key of the instance alone.
`;
