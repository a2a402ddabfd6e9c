/** Is it a time zone of the IANA list? A look-up of some microseconds that depends on the engine's data. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}
