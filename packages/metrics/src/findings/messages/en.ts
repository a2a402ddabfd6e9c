export const en = {
  // The sentence as a whole. `where` and `what` are made below.
  raised: '{where}: {what}',
  worsened: 'Worse: {where}, {what}',
  eased: 'Milder: {where}, {what}',
  restated: 'Figures corrected: {where}, {what}',
  recovered: 'Back to normal after {lasted}: {where}, {what}',
  since: '{sentence}, since {time}',
  late: '{sentence} (told late)',

  // Where.
  network: 'All stores',
  region: 'Region {name}',
  inStore: '{name} ({store})',
  ticket: 'Ticket {name} ({store})',

  // What: one condition.
  compared: '{metric} {much} {side} {reference} {span} ({figures})',
  same: '{metric} in line with {reference} {span} ({figures})',
  figures: '{value} instead of {expected}',
  less: '{figures}, {amount} less',
  more: '{figures}, {amount} more',
  lessInTickets: '{figures}, {amount} less in {tickets} {tickets:sale|sales}',
  moreInTickets: '{figures}, {amount} more in {tickets} {tickets:sale|sales}',
  value: '{metric} at {value} {span}',
  noFigure: '{metric} without a figure {span}',
  saleOf: '{metric} of {value} at {time}',
  silent: '{duration} without a sale',
  sellsAgain: 'sales again',
  peers: 'share of its category {much} {side} {reference} {span}',
  peersSame: 'share of its category in line with {reference} {span}',
  limit: '{what}, {side} the limit of {threshold}',
  atLimit: '{what}, at the limit of {threshold}',
  above: 'above',
  below: 'below',

  // What a figure is held against.
  sameWeekday: 'the same weekday of the week before',
  previousWindow: 'the period before',
  lastYear: 'the same day of the year before',
  usual: 'usual',
  goal: 'the pace of the goal',
  peersOf: 'that of stores like it',

  // When.
  dayUntil: 'on the day until {to}',
  between: 'between {from} and {to}',
  onDay: 'on {day}',
  days: 'from {from} to {to}',

  points: '{number} pp',
} as const;
