import type { MetadataRoute } from 'next';
import { getTranslations } from 'next-intl/server';

/** What a phone must know to put Vitrine on its home screen; on the iPhone pushes need that. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('app');
  return {
    ...{ name: t('name'), short_name: t('name'), description: t('tagline') },
    ...{ id: '/', start_url: '/', scope: '/', display: 'standalone' },
    ...{ background_color: '#F7F6F3', theme_color: '#0B5D4E' },
    icons: [{ src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
  };
}
