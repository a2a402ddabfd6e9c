const ASK_EVERY_MS = 500;

/**
 * Calls `stop` once when the process that started this one is gone, even by kill -9: nobody is left to ask for it.
 * The function returned ends the watch.
 */
export function whenParentEnds(stop: () => void): () => void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, ASK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
