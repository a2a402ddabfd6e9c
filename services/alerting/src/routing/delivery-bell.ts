/** Tells the sender of this pod that messages are waiting, so that it does not wait for its next look. Other pods' find them by looking. */
export class DeliveryBell {
  private listener: () => void = () => undefined;

  ring(): void {
    this.listener();
  }

  onRing(listener: () => void): void {
    this.listener = listener;
  }
}
