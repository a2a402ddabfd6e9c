import { describe, expect, it } from '@jest/globals';
import { headersForApi } from './headers-for-api';

describe('headers for the api', () => {
  it('say that the browser came by https, so that its cookie is Secure', () => {
    const incoming = new Headers({ host: 'vitrine.example', 'x-forwarded-proto': 'https', cookie: 'other=1' });
    expect(headersForApi(incoming)).toEqual({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'vitrine.example' });
  });

  it('name the host that the proxy in front was asked for', () => {
    const incoming = new Headers({
      host: '10.0.0.7:3000',
      'x-forwarded-host': 'vitrine.example',
      origin: 'https://a.b',
    });
    expect(headersForApi(incoming)).toEqual({ origin: 'https://a.b', 'x-forwarded-host': 'vitrine.example' });
  });
});
