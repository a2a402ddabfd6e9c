import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Of every answer; the policy of pages, which has a nonce, comes from proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()' },
  // browsers heed it over https only
  { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
];
const nothing = [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }];

/** It may ask this origin, and nothing else; browsers look for a new one at each visit. */
const worker = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; connect-src 'self'; frame-ancestors 'none'" },
  { key: 'Cache-Control', value: 'no-cache' },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  // The repository's own `npm run typecheck` checks types once for every workspace.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    { source: '/v1/:path*', headers: nothing },
    { source: '/service-worker.js', headers: worker },
    { source: '/manifest.webmanifest', headers: nothing },
  ],
};

const withWords = createNextIntlPlugin({
  requestConfig: './i18n/request.ts',
  // Messages are compiled at build time, so that the browser needs no parser for them.
  experimental: { messages: { path: './messages', locales: ['pt-BR', 'en'], format: 'json', precompile: true } },
});

export default withWords(config);
