import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of processes with their children (Postgres has one for each connection), in KiB by name. A page that several processes share
 * counts for each by its part (Pss), so the sum is what the machine gives. A process that has ended has none.
 *
 * @param processes `{ name, pid }` of each
 * @returns `{ name, kib }` of each
 */
export function memoryOf(processes) {
  const parents = new Map(pids().map((pid) => [pid, parentOf(pid)]));
  const named = new Map(processes.map(({ pid, name }) => [pid, name]));
  const sums = new Map(processes.map(({ name }) => [name, 0]));
  for (const pid of parents.keys()) {
    let owner = pid;
    while (owner !== undefined && !named.has(owner)) owner = parents.get(owner);
    if (owner !== undefined) sums.set(named.get(owner), sums.get(named.get(owner)) + kibOf(pid));
  }
  return [...sums].map(([name, kib]) => ({ name, kib }));
}

const pids = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The name of the program may hold spaces and brackets; the parent stands after the last of these. */
function parentOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) || undefined;
}

const kibOf = (pid) => Number(/^Pss:\s+(\d+)/mu.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

/** A process may end between being listed and being read. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
