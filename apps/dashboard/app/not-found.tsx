import { NotFoundNotice } from '@/features/frame/not-found-notice';

export default function NotFound() {
  return (
    <main className="flex min-h-[70dvh] items-center justify-center">
      <NotFoundNotice />
    </main>
  );
}
