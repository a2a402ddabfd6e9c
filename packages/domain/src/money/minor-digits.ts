/** Digits after the point in which the currency is paid: 2 for BRL, 0 for JPY. An unknown code counts as 2. */
export function minorDigitsOf(currency: string): number {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return Math.min(4, maximumFractionDigits ?? 2);
  } catch {
    return 2;
  }
}
