/** One answer for all who ask while the question before is under way. Nobody gets an answer that was begun before they asked. */
export class AskedTogether<Answer> {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<Answer> | undefined;

  constructor(private readonly question: () => Promise<Answer>) {}

  ask(): Promise<Answer> {
    this.next ??= this.running.then(() => {
      this.next = undefined;
      const answer = this.question();
      this.running = answer.catch(() => undefined);
      return answer;
    });
    return this.next;
  }
}
