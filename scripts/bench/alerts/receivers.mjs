const EVERY_MS = 2_000;

/** Reads what reached the webhook sink of the stack. `onAlert` gets each body with the time at which it was there. */
export function readSink(url, onAlert) {
  let last = 0;
  const read = async () => {
    const { webhooks } = await (await fetch(`${url}/messages.json`)).json();
    for (const { number, receivedAt, body } of webhooks.filter((each) => each.number > last)) {
      last = number;
      onAlert(JSON.parse(body), Date.parse(receivedAt));
    }
  };
  const timer = setInterval(() => read().catch(() => undefined), EVERY_MS);
  return () => clearInterval(timer);
}

/** Follows the live stream as a person does. `onAlert` gets each `alert` event with the time at which it was there. */
export async function followStream(api, headers, onAlert) {
  const over = new AbortController();
  const response = await fetch(`${api}/v1/stream`, { headers, signal: over.signal });
  if (!response.ok) throw new Error(`The live stream answered ${response.status}.`);
  void readEvents(response.body, onAlert).catch(() => undefined);
  return () => over.abort();
}

async function readEvents(body, onAlert) {
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop();
    const atMs = Date.now();
    for (const block of blocks) {
      const fields = block.split('\n');
      if (!fields.includes('event: alert')) continue;
      const data = fields.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6));
      onAlert(JSON.parse(data.join('\n')), atMs);
    }
  }
}
