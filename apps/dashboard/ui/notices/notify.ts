export interface NoticeItem {
  kind: 'success' | 'warning' | 'error' | 'message';
  text: string;
  /** What can be done about it, such as undoing it. */
  action?: NoticeAction | undefined;
}

export interface NoticeAction {
  label: string;
  run: () => void;
}

export const noticeEvent = 'vitrine:notice';

/** Says something in passing. The library that shows it is loaded with the first notice, not with the page. */
export function notify(kind: NoticeItem['kind'], text: string, action?: NoticeAction): void {
  window.dispatchEvent(new CustomEvent<NoticeItem>(noticeEvent, { detail: { kind, text, action } }));
}
