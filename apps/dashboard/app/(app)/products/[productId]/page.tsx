import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProductScreen } from '@/features/product/product-screen';

interface Props {
  params: Promise<{ productId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('product'))('title') };
}

export default async function ProductPage({ params }: Props) {
  const productId = decodeURIComponent((await params).productId);
  return <ProductScreen key={productId} productId={productId} />;
}
