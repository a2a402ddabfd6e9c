import { describe, expect, it } from '@jest/globals';
import { missingSecrets } from './missing-secrets.js';

const complete = {
  NAMESPACE: 'shops',
  APP_SECRET: 'vitrine-app',
  PRIVACY_KEY: 'sesame',
  ADMIN_API_KEY: 'sesame',
  CLICKHOUSE_SECRET: 'ch',
  CLICKHOUSE_PASSWORD: 'sesame',
};

describe('missingSecrets', () => {
  it('is silent when every key is there', () => {
    expect(missingSecrets(complete)).toEqual([]);
  });

  it('names the secret, the key and the command, and shows no value', () => {
    const [sentence = ''] = missingSecrets({ ...complete, PRIVACY_KEY: undefined });
    expect(sentence).toContain('vitrine-app in namespace shops is missing or lacks privacy-key');
    expect(sentence).toContain(
      'kubectl --namespace shops create secret generic vitrine-app --from-literal=privacy-key=',
    );
    expect(sentence).not.toContain('sesame');
  });

  it('names what messages need once their Secret is named, and is silent without one', () => {
    const [sentence] = missingSecrets({ ...complete, MESSAGES_SECRET: 'notify', SMTP_URL: 'smtp://sesame' });
    expect(sentence).toContain('notify in namespace shops is missing or lacks vapid-public-key, vapid-private-key');
    expect(sentence).not.toContain('sesame');
  });

  it('asks for the address of an external Postgres', () => {
    const [sentence] = missingSecrets({ ...complete, POSTGRES_SECRET: 'pg', POSTGRES_KEY: 'url' });
    expect(sentence).toContain('lacks url');
  });
});
