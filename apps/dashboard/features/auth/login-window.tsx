import { getTranslations } from 'next-intl/server';

/** A third below what was expected, as the sentence says; the light ones are still to come. */
const bars = [20, 29, 35, 40, 40, 36, 40, 48, 55, 74, 62, 38];
const expected = [26, 40, 50, 60, 62, 56, 62, 76, 90, 108, 92, 56];

/** The shop window beside the form: what the product says, in one sentence and one picture. Wide screens only. */
export async function LoginWindow() {
  const t = await getTranslations('login.preview');
  const points = expected.map((value, index) => `${index * 32 + 12},${120 - value}`).join(' ');
  return (
    <aside className="hidden min-w-0 items-center justify-center border-l border-line bg-sunken p-12 lg:flex">
      <figure className="w-full max-w-[440px]">
        <div className="card p-6">
          <svg viewBox="0 6 376 116" className="block w-full" aria-hidden="true">
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
