/** The parts of the inbox, as the address names them. */
export const inboxTabs = ['open', 'snoozed', 'resolved', 'all'] as const;
export type InboxTab = (typeof inboxTabs)[number];

const PAGE = 50;
/** Enough to find the three that matter most among those that changed last, where few are critical. */
const NEWEST = 20;

export const alertsPath = (tab: InboxTab): string => `/v1/alerts?status=${tab}&limit=${PAGE}`;
export const newestPath = `/v1/alerts?status=open&limit=${NEWEST}`;
export const criticalPath = `${newestPath}&level=critical`;
export const alertPath = (id: string): string => `/v1/alerts/${encodeURIComponent(id)}`;
