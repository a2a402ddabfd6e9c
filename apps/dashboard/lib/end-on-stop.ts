const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
process.once('SIGINT', () => stopping.abort());

/**
 * Ends an endless stream properly when this server is asked to stop: the browser reconnects, to another one. Otherwise one open screen
 * would hold the process until it is killed.
 */
export function endOnStop(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal = stopping.signal,
): ReadableStream<Uint8Array> | null {
  if (!body || signal.aborted) {
    void body?.cancel();
    return null;
  }
  const reader = body.getReader();
  let end = (): void => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      end = () => {
        controller.close();
        void reader.cancel().catch(() => undefined);
      };
      signal.addEventListener('abort', end, { once: true });
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (signal.aborted) return; // closed already
      if (value) controller.enqueue(value);
      if (done) {
        signal.removeEventListener('abort', end);
        controller.close();
      }
    },
    async cancel(reason) {
      signal.removeEventListener('abort', end);
      await reader.cancel(reason);
    },
  });
}
