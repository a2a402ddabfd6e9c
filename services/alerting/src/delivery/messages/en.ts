/** What messages say beside the findings of the alert. */
export const en = {
  test: 'This is a test of Vitrine. Alerts will come here.',
} as const;
