const MOST = 500;

/** Alerts a day as typed: a whole number from 1 to 500; null for anything else. */
export function readBudget(text: string): number | null {
  const value = /^\d{1,3}$/u.test(text.trim()) ? Number(text.trim()) : 0;
  return value >= 1 && value <= MOST ? value : null;
}
