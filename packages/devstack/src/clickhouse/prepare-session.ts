import type { Session } from './engine.js';
import { GatewayError } from './gateway-error.js';
import type { QueryRequest } from './read-request.js';
import { quote, quoteName } from './sql-text.js';

/** `max_query_size` unless somebody sets it, here as on a server. */
const MAX_QUERY_BYTES = 262_144;

/**
 * Puts settings, values of parameters and the database of one request on its Session. `readonly` comes last: nothing can be set after it.
 * @throws the engine's error for an unknown setting or database.
 */
export async function prepareSession(session: Session, { settings, database }: QueryRequest): Promise<void> {
  const isParameter = ([name]: readonly [string, string]) => name.startsWith('param_');
  const isReadonly = ([name]: readonly [string, string]) => name === 'readonly';
  const parameters = [...settings].filter(isParameter).map(set);
  const areLong = parameters.some((statement) => Buffer.byteLength(statement) > MAX_QUERY_BYTES);
  if (areLong) await bindLong(session, parameters);
  const statements = [
    ...(areLong ? [] : parameters),
    ...[...settings].filter((setting) => !isParameter(setting) && !isReadonly(setting)).map(set),
    ...(database === undefined ? [] : [`USE ${quoteName(database)}`]),
    ...[...settings].filter(isReadonly).map(set),
  ];
  if (statements.length > 0) await session.queryAsync(statements.join(';\n'));
}

/** A value is no part of a statement, and may be as long as a URL. The SET that binds it here is one, with a limit. */
async function bindLong(session: Session, parameters: readonly string[]): Promise<void> {
  const text = parameters.join(';\n');
  const limit = await session.queryAsync("SELECT getSetting('max_query_size')", { format: 'TabSeparated' });
  await session.queryAsync(`SET max_query_size = ${Buffer.byteLength(text)}`);
  await session.queryAsync(text).finally(() => session.queryAsync(`SET max_query_size = ${limit.text().trim()}`));
}

/**
 * Settings and database of a Session that stays; the function returned puts back those that the request brings for itself alone.
 * @throws GatewayError NOT_IMPLEMENTED for `readonly`, which nothing can put back.
 */
export async function rememberState(
  session: Session,
  { settings, database }: QueryRequest,
): Promise<() => Promise<void>> {
  if (settings.has('readonly'))
    throw new GatewayError(48, 'NOT_IMPLEMENTED', 'The embedded engine has no readonly queries in a session: use POST');
  const names = [...settings.keys()].map(quote).join(', ');
  const sql = `SELECT currentDatabase() AS used, (SELECT groupArray([name, value, toString(changed)])
    FROM system.settings WHERE has([${names}], name)) AS set`;
  const state = await session.queryAsync(sql, { format: 'JSONEachRow' });
  const before: { used: string; set: [string, string, string][] } = JSON.parse(state.text());
  const undo = [
    ...before.set.map(([name, value, changed]) => `SET ${name} = ${changed === '1' ? quote(value) : 'DEFAULT'}`),
    ...(database === undefined ? [] : [`USE ${quoteName(before.used)}`]),
  ];
  return async () => {
    if (undo.length > 0) await session.queryAsync(undo.join(';\n'));
  };
}

function set([name, value]: readonly [string, string]): string {
  if (!/^[A-Za-z_][\w.]*$/.test(name)) throw new GatewayError(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'`);
  return `SET ${name} = ${quote(value)}`;
}
