const NAMES = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/** What an engine inherits from the process that starts it: what it needs to run, and no secret. */
export function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(NAMES.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
