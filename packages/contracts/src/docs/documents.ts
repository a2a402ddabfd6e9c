import { asyncApiDocument } from './async-api.js';
import { eventsPage } from './events-page.js';
import { jsonSchemas } from './json-schemas.js';
import { permissionsPage } from './permissions-page.js';

/** Every generated file: its path from the root of the repository, and its text. */
export function documents(): Record<string, string> {
  const schemas = Object.entries(jsonSchemas()).map(([name, schema]) => [
    `packages/contracts/generated/${name}.schema.json`,
    json(schema),
  ]);
  return {
    ...Object.fromEntries(schemas),
    'packages/contracts/generated/asyncapi.json': json(asyncApiDocument()),
    'docs/events.md': eventsPage(),
    'docs/permissions.md': permissionsPage(),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
