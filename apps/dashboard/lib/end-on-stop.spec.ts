import { describe, expect, it } from '@jest/globals';
import { endOnStop } from './end-on-stop';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a stream without an end', () => {
  it('ends properly when the server is asked to stop, after what it has said', async () => {
    let isCancelled = false;
    const source = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes('data: 1\n\n')),
      cancel: () => {
        isCancelled = true;
      },
    });
    const stop = new AbortController();
    const reader = endOnStop(source, stop.signal)?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n');
    const next = reader?.read();
    stop.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(isCancelled).toBe(true);
  });

  it('passes everything on while nobody stops it, and hangs up when the browser does', async () => {
    const read = await new Response(endOnStop(new Response('one two').body, new AbortController().signal)).text();
    expect(read).toBe('one two');
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      cancel: () => {
        isCancelled = true;
      },
    });
    await endOnStop(endless, new AbortController().signal)?.cancel();
    expect(isCancelled).toBe(true);
  });

  it('is not begun once the server stops', () => {
    expect(endOnStop(new Response('late').body, AbortSignal.abort())).toBeNull();
  });
});
