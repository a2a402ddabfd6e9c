import type { Session } from './engine.js';
import { GatewayError } from './gateway-error.js';
import type { QueryRequest } from './query-request.js';
import { quote, quoteName } from './quote.js';

/**
 * Puts settings, parameters and database of one request on its Session. `readonly` comes last: nothing can be set after it.
 * @throws the engine's error for an unknown setting or database.
 */
export async function prepareSession(
  session: Session,
  request: QueryRequest,
  extra: readonly (readonly [string, string])[],
): Promise<void> {
  const statements: string[] = [];
  const settings = [...extra, ...request.settings];
  for (const [name, value] of settings.filter(([name]) => name !== 'readonly'))
    statements.push(`SET ${settingName(name)} = ${quote(value)}`);
  for (const [name, value] of request.parameters) statements.push(`SET param_${parameterName(name)} = ${quote(value)}`);
  if (request.database !== undefined) statements.push(`USE ${quoteName(request.database)}`);
  const readonly = request.settings.get('readonly');
  if (readonly !== undefined) statements.push(`SET readonly = ${quote(readonly)}`);
  if (statements.length > 0) await session.queryAsync(statements.join(';\n'));
}

function settingName(name: string): string {
  if (/^[A-Za-z_][\w.]*$/.test(name)) return name;
  throw new GatewayError(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'`);
}

function parameterName(name: string): string {
  if (/^\w+$/.test(name)) return name;
  throw new GatewayError(36, 'BAD_ARGUMENTS', `Wrong name of a query parameter: '${name}'`);
}
