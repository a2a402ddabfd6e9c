'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { loadNoticeList } from './load-notice-list';
import { type NoticeItem, noticeEvent } from './notify';

/** Without a network it may not come; a page that cannot say something in passing still stands. */
const NoticeList = dynamic(
  () =>
    loadNoticeList().then(
      (module) => module.NoticeList,
      () => () => null,
    ),
  { ssr: false },
);

/** Waits for the first notice. */
export function Notices() {
  const [items, setItems] = useState<NoticeItem[]>([]);
  useEffect(() => {
    const take = (event: Event) => {
      if (event instanceof CustomEvent) setItems((known) => [...known, event.detail as NoticeItem]);
    };
    window.addEventListener(noticeEvent, take);
    return () => window.removeEventListener(noticeEvent, take);
  }, []);
  return items.length > 0 ? <NoticeList items={items} /> : null;
}
