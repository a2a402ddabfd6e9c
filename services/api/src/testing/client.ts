import { SESSION_COOKIE } from '@vitrine/contracts';
import { PASSWORD } from './world.js';

/** One caller's way of asking. */
export class Client {
  constructor(
    readonly url: string,
    readonly headers: Record<string, string>,
  ) {}

  static async signIn(url: string, email: string): Promise<Client> {
    const response = await fetch(`${url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    if (response.status !== 201)
      throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`);
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    if (!cookie.startsWith(SESSION_COOKIE)) throw new Error('no session cookie');
    return new Client(url, { cookie });
  }

  ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask('GET', path, undefined, headers);
  }
}

export interface SseEvent {
  event: string;
  id: string;
  data: string;
}

/** An open live stream that remembers what it got. */
export class LiveStream {
  readonly events: SseEvent[] = [];
  /** The last block that came: an event, a comment or a hint. */
  tail = '';
  /** Whether the stream ended as a complete answer does, not in the middle. */
  isComplete = false;
  readonly done: Promise<void>;
  private readonly abort = new AbortController();

  private constructor(readonly response: Response) {
    this.done = this.read();
  }

  static async open(client: Client, headers: Record<string, string> = {}): Promise<LiveStream> {
    const controller = new AbortController();
    const response = await fetch(`${client.url}/v1/stream`, {
      headers: { ...client.headers, ...headers },
      signal: controller.signal,
    });
    const stream = new LiveStream(response);
    stream.abort.signal.addEventListener('abort', () => controller.abort());
    return stream;
  }

  close(): void {
    this.abort.abort();
  }

  /** Waits until a condition on what has come holds. */
  async until(holds: (events: readonly SseEvent[]) => boolean, withinMs = 10_000): Promise<void> {
    const end = Date.now() + withinMs;
    while (!holds(this.events)) {
      if (Date.now() > end)
        throw new Error(`not within ${withinMs} ms; last: ${this.events.at(-1)?.data ?? 'nothing'}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of this.response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
      this.isComplete = true;
    } catch {
      // This client or the server ended it; the answer is complete.
    }
  }

  private take(block: string): void {
    this.tail = block;
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
    if (field('data') !== '') this.events.push({ event: field('event'), id: field('id'), data: field('data') });
  }
}
