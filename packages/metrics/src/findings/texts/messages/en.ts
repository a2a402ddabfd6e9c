export const en = {
  // What it is about, before the name of the store.
  warning: 'Warning',
  critical: 'Critical',
  worsened: 'Worse',
  eased: 'Milder',
  restated: 'Figures corrected',
  recovered: 'Back to normal',
  over: 'Over',
  saleVoided: 'Sale cancelled',
  saleReturned: 'Goods returned',
  saleCorrected: 'Sale corrected',
  saleRestated: 'Cost or date revised',
  saleChanged: 'Sale changed',
  reminder: 'Still open',
  escalation: 'Nobody has it',
  test: 'Test',
  title: '{state}: {where}',
  subject: '{state}: {where}, {what}',
  openFor: 'Open for',
  isTest: 'This is a test of the rule: nothing has happened.',

  // Labels of figures.
  rule: 'Rule',

  when: 'When',
  since: 'Since',
  lasted: 'Lasted',
  limit: 'Limit',
  difference: 'Difference',
  atStake: 'At stake',

  withoutSale: 'Without a sale',
  shareOfCategory: 'Share of its category',
  sameWeekday: 'Same weekday before',
  previousWindow: 'Period before',
  lastYear: 'Same day of the year before',
  usual: 'Usual',
  goal: 'Pace of the goal',

  // Headings and links.
  whatMoved: 'What moved the figure',
  whatToDo: 'What to do',
  listed: 'Alerts',
  openAlert: 'Open the alert',
  openInbox: 'Open the alerts',
  changeSettings: 'Change how I am told',
  because: 'You are told by the rule {rule}.',
  labelled: '{label}: {value}',

  // Several alerts in one message.
  digestTitle: '{count} {count:alert|alerts}',
  digestCritical: '{count} {count:alert|alerts}, {critical} critical',
  digestMore: 'and {count} more',
  digestBecause: 'You are told by the rules of your organisation.',
} as const;
