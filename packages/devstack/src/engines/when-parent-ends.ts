const ASK_EVERY_MS = 500;

/**
 * Calls `stop` once when the process that started this one is gone, even by kill -9: nobody is left to ask for it.
 * The function returned ends the watch.
 */
export function whenParentEnds(stop: () => void): () => void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && isThere(parent)) return;
    clearInterval(timer);
    stop();
  }, ASK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** Within jest `process` is a copy, whose `ppid` stays what it was. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
