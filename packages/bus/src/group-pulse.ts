/** Heartbeats of one fetch; remembers what the group said when it refused one. */
export class GroupPulse {
  refusal: unknown;

  constructor(private readonly heartbeat: () => Promise<void>) {}

  beat = async (): Promise<void> => {
    try {
      await this.heartbeat();
    } catch (error) {
      this.refusal = error;
      throw error;
    }
  };
}
