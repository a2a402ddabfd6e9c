import type { Session } from './engine.js';
import { GatewayError } from './gateway-error.js';
import type { QueryRequest } from './read-request.js';
import { quote, quoteName } from './sql-text.js';

/**
 * Puts settings, values of parameters and the database of one request on its Session. `readonly` comes last: nothing can be set after it.
 * @throws the engine's error for an unknown setting or database.
 */
export async function prepareSession(session: Session, { settings, database }: QueryRequest): Promise<void> {
  const isReadonly = ([name]: readonly [string, string]) => name === 'readonly';
  const statements = [
    ...[...settings].filter((setting) => !isReadonly(setting)).map(set),
    ...(database === undefined ? [] : [`USE ${quoteName(database)}`]),
    ...[...settings].filter(isReadonly).map(set),
  ];
  if (statements.length > 0) await session.queryAsync(statements.join(';\n'));
}

function set([name, value]: readonly [string, string]): string {
  if (!/^[A-Za-z_][\w.]*$/.test(name)) throw new GatewayError(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'`);
  return `SET ${name} = ${quote(value)}`;
}
