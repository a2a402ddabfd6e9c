const NAMES = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/** What an engine takes over from whoever starts it: what it needs to run, and none of their secrets. */
export function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(NAMES.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
