/** A Secret that the chart refers to, and the variables under which its keys would have arrived. */
interface Expected {
  readonly secretVariable: string;
  readonly values: Readonly<Record<string, { readonly key: string; readonly make: string }>>;
}

const RANDOM = '$(openssl rand -hex 24)';
const EXPECTED: readonly Expected[] = [
  {
    secretVariable: 'APP_SECRET',
    values: {
      PRIVACY_KEY: { key: 'privacy-key', make: '$(openssl rand -hex 32)' },
      ADMIN_API_KEY: { key: 'admin-api-key', make: `vtr_live_${RANDOM}` },
    },
  },
  {
    secretVariable: 'MESSAGES_SECRET',
    values: {
      SMTP_URL: { key: 'smtp-url', make: 'smtps://…' },
      VAPID_PUBLIC_KEY: { key: 'vapid-public-key', make: '…' },
      VAPID_PRIVATE_KEY: { key: 'vapid-private-key', make: '…' },
    },
  },
  { secretVariable: 'CLICKHOUSE_SECRET', values: { CLICKHOUSE_PASSWORD: { key: 'password', make: RANDOM } } },
  { secretVariable: 'POSTGRES_SECRET', values: { POSTGRES_VALUE: { key: 'password', make: RANDOM } } },
  { secretVariable: 'KAFKA_SECRET', values: { KAFKA_PASSWORD: { key: 'password', make: '…' } } },
];

type Source = Readonly<Record<string, string | undefined>>;

/** One sentence for each missing or incomplete Secret, with the command that makes it. Names only, never values. */
export function missingSecrets(source: Source): string[] {
  return EXPECTED.flatMap(({ secretVariable, values }) => {
    const secret = source[secretVariable];
    if (!secret) return [];
    const missing = Object.entries(values).filter(([variable]) => !source[variable]);
    if (missing.length === 0) return [];
    const keyOf = (key: string): string => (secretVariable === 'POSTGRES_SECRET' ? (source.POSTGRES_KEY ?? key) : key);
    const keys = missing.map(([, { key }]) => keyOf(key)).join(', ');
    const literals = Object.values(values).map(
      ({ key, make }) => `--from-literal=${keyOf(key)}=${keyOf(key) === 'url' ? 'postgres://…' : make}`,
    );
    return [
      `The Secret ${secret} in namespace ${source.NAMESPACE ?? 'of the release'} is missing or lacks ${keys}. Make it: kubectl --namespace ${source.NAMESPACE ?? '…'} create secret generic ${secret} ${literals.join(' ')}`,
    ];
  });
}
