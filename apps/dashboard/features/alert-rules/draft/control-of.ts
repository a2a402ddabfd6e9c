/** The part of a pointer behind a condition, and the control that it belongs to. */
const ofCondition: readonly [part: string, control: string][] = [
  ['/metric', 'metric'],
  ['/window', 'window'],
  ['/side', 'side'],
  ['/warning', 'level'],
  ['/critical', 'level'],
  ['/slack', 'slack'],
  ['', 'against'],
];

/** Pointers of the draft and their controls, the longer ones first. */
const ofRule: readonly [pointer: string, control: string][] = [
  ['/routing/channels', 'channels'],
  ['/routing/grouping', 'grouping'],
  ['/routing/reminderMinutes', 'reminder'],
  ['/routing/escalateMinutes', 'escalate'],
  ['/routing/overrides', 'overrides'],
  ['/routing', 'who'],
  ['/schedule/quiet', 'quiet'],
  ['/schedule', 'schedule'],
  ['/minTickets', 'minTickets'],
  ['/pendingMinutes', 'pending'],
  ['/recoverMinutes', 'recover'],
  ['/cooldownMinutes', 'cooldown'],
  ['/grain', 'grain.0'],
  ['/storeIds', 'grain.0'],
  ['/regionIds', 'grain.0'],
  ['/categories', 'grain.0'],
  ['/productIds', 'grain.0'],
  ['/action', 'action'],
  ['/name', 'name'],
];

/**
 * The control that a fault belongs to, by the pointer that the api names: `/condition/of/1/warning` is `level.1`. Null where no control
 * has it: the fault is said for the whole.
 */
export function controlOf(pointer: string): string | null {
  const condition = /^\/condition(?:\/of\/(?<index>\d+))?(?<rest>\/.*)?$/u.exec(pointer)?.groups;
  if (condition) {
    const { index = '0', rest = '' } = condition;
    const found = ofCondition.find(([part]) => rest === part) ?? ofCondition.at(-1);
    return `${found?.[1]}.${index}`;
  }
  return ofRule.find(([known]) => pointer === known || pointer.startsWith(`${known}/`))?.[1] ?? null;
}

/** The field that a pointer is about, as a key of `alertRules.fields`. */
export function fieldOf(pointer: string): string {
  const last = pointer.split('/').at(-1) ?? '';
  if (['warning', 'critical', 'slack'].includes(last) && pointer.startsWith('/condition')) return last;
  const [name = ''] = (controlOf(pointer) ?? 'other').split('.');
  return name;
}
