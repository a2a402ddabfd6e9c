export interface Waiting {
  readonly deadlineMs: number;
  /** Gets each failure that is waited out. */
  readonly onWait?: (error: unknown) => void;
  /** What no waiting can mend ends it at once. Nothing, when not said. */
  readonly isFinal?: (error: unknown) => boolean;
}

/** Tries again every two seconds, more often before a short deadline: an engine that starts later than this process answers later. */
export async function until<T>(
  { deadlineMs, onWait, isFinal = () => false }: Waiting,
  work: () => Promise<T>,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isFinal(error) || Date.now() >= end) throw error;
      onWait?.(error);
      await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, deadlineMs / 10)));
    }
  }
}
