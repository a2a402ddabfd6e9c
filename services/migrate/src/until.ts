/** An engine that is younger than this process answers later: tries again every two seconds, more often before a short deadline. */
export async function until<T>(
  deadlineMs: number,
  work: () => Promise<T>,
  onWait: (error: unknown) => void,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() >= end) throw error;
      onWait(error);
      await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, deadlineMs / 10)));
    }
  }
}
