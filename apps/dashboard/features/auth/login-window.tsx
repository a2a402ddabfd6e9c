import { getTranslations } from 'next-intl/server';

const bars = [18, 30, 44, 52, 47, 40, 44, 58, 76, 92, 70, 38];
const lastWeek = [22, 34, 40, 48, 50, 46, 50, 60, 68, 80, 72, 44];

/** The shop window beside the form: what the product says, in one sentence and one picture. Wide screens only. */
export async function LoginWindow() {
  const t = await getTranslations('login.preview');
  const points = lastWeek.map((value, index) => `${index * 32 + 12},${120 - value}`).join(' ');
  return (
    <aside className="hidden min-w-0 items-center justify-center border-l border-line bg-sunken p-12 lg:flex">
      <figure className="w-full max-w-[440px]">
        <div className="card p-6">
          <svg viewBox="0 0 376 124" className="block w-full" aria-hidden="true">
            {[30, 60, 90, 120].map((y) => (
              <line key={y} x1="0" x2="376" y1={y} y2={y} stroke="var(--border)" strokeWidth="1" />
            ))}
            {bars.map((value, index) => (
              <rect
                key={index}
                x={index * 32}
                y={120 - value}
                width="24"
                height={value}
                rx="3"
                fill="var(--accent)"
                opacity={index > 8 ? 0.22 : 1}
              />
            ))}
            <polyline points={points} fill="none" stroke="var(--text-3)" strokeWidth="1.5" strokeDasharray="4 4" />
          </svg>
          <blockquote className="mt-5 text-[18px] font-medium leading-snug">{t('sentence')}</blockquote>
        </div>
        <figcaption className="mt-4 text-center text-table text-text-2">{t('caption')}</figcaption>
      </figure>
    </aside>
  );
}
