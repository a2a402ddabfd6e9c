export interface NoticeItem {
  kind: 'success' | 'warning' | 'error' | 'message';
  text: string;
}

export const noticeEvent = 'vitrine:notice';

/** Says something in passing. The library that shows it is loaded with the first notice, not with the page. */
export function notify(kind: NoticeItem['kind'], text: string): void {
  window.dispatchEvent(new CustomEvent<NoticeItem>(noticeEvent, { detail: { kind, text } }));
}
