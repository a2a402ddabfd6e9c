import { NotFoundNotice } from '@/features/frame/not-found-notice';

/** The frame around it has the page's one main already. */
export default function NotFound() {
  return (
    <div className="flex min-h-[60dvh] items-center justify-center">
      <NotFoundNotice />
    </div>
  );
}
