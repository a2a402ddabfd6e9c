'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { type NoticeItem, noticeEvent } from './notify';

const NoticeList = dynamic(() => import('./notice-list').then((module) => module.NoticeList), { ssr: false });

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
