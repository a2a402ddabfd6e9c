/** The time of day, as a port: tests set it. */
export class Clock {
  nowMs(): number {
    return Date.now();
  }
}
