import { readFileSync } from 'node:fs';

/** A process id and, where the system tells, its start: ids are used again, the pair is not. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

export const identityOf = (pid: number): ProcessIdentity => ({ pid, startedAt: startOf(pid) });

/** True while this very process runs (a zombie counts as gone). */
export function isSameProcess(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return startOf(identity.pid) === identity.startedAt;
}

/** Clock ticks since boot, '' where there is no /proc (then the id alone must do), 'gone' for a dead process. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'gone' : (fields[19] ?? '');
  } catch {
    return 'gone';
  }
}
