export interface HealthCheck {
  name: string;
  /** Degraded: a part of the work stands still and the rest goes on, so the service is ready all the same. */
  status: 'ok' | 'degraded' | 'unavailable';
  /** Name of the typed error, e.g. StoreAuthError, and its sentence. */
  error?: string;
  message?: string;
}

const TIMEOUT_MS = 3_000;
const STOPPING: HealthCheck = { name: 'process', status: 'unavailable', message: 'It is stopping.' };

/** The dependencies a service cannot work without, each with the cheapest question that proves it answers. */
export class HealthChecks {
  private isLeaving = false;

  constructor(private readonly checks: Record<string, () => Promise<unknown>>) {}

  /** The process is about to end: from now on it is not ready, so that load balancers stop sending requests. */
  leave(): void {
    this.isLeaving = true;
  }

  async run(): Promise<HealthCheck[]> {
    if (this.isLeaving) return [STOPPING];
    return Promise.all(Object.entries(this.checks).map(([name, check]) => runOne(name, check)));
  }
}

async function runOne(name: string, check: () => Promise<unknown>): Promise<HealthCheck> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateAnswer(name)), TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), late]);
    return { name, status: 'ok' };
  } catch (error) {
    const isPartial = error instanceof Error && 'isPartial' in error && error.isPartial === true;
    return { name, status: isPartial ? 'degraded' : 'unavailable', ...explain(error) };
  } finally {
    clearTimeout(timer);
  }
}

class LateAnswer extends Error {
  override readonly name = 'LateAnswer';
  readonly retryable = true;
  constructor(check: string) {
    super(`${check} did not answer within ${TIMEOUT_MS} ms.`);
  }
}

/** Typed errors have a sentence that is fit to show; anything else only its name. */
function explain(error: unknown): { error: string; message?: string } {
  if (!(error instanceof Error)) return { error: 'Error' };
  return 'retryable' in error ? { error: error.name, message: error.message } : { error: error.name };
}
