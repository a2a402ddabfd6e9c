/** An address of ours that does not answer as it should. Waiting may help. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly retryable = true;
}

/** @throws NoAnswer when nobody answers at the address, or not with success */
export async function askFor(url: string): Promise<void> {
  const response = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  if (response === undefined) throw new NoAnswer(`Nobody answers at ${url}.`);
  await response.body?.cancel();
  if (!response.ok) throw new NoAnswer(`${url} answered ${response.status}.`);
}
