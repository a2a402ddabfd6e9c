'use server';

import { cookies } from 'next/headers';
import { localeCookie, themeCookie, toLocale, toTheme } from '@/i18n/locales';

const forAYear = { path: '/', maxAge: 31_536_000, sameSite: 'lax' } as const;

/** Remembers the language in this browser; the profile is told by the caller when someone is signed in. */
export async function chooseLocale(form: FormData): Promise<void> {
  (await cookies()).set(localeCookie, toLocale(String(form.get('locale'))), forAYear);
}

export async function chooseTheme(form: FormData): Promise<void> {
  (await cookies()).set(themeCookie, toTheme(String(form.get('theme'))), forAYear);
}
