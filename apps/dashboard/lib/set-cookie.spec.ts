import { describe, expect, it } from '@jest/globals';
import { readSetCookie } from './set-cookie';

describe('the api’s session cookie', () => {
  it('keeps what protects it', () => {
    expect(readSetCookie('vitrine_session=abc%3D; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=60')).toEqual({
      name: 'vitrine_session',
      value: 'abc=',
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'strict',
      maxAge: 60,
    });
  });

  it('is lax unless told otherwise, and nothing without a name', () => {
    expect(readSetCookie('a=b')).toMatchObject({ sameSite: 'lax', httpOnly: false, secure: false, path: '/' });
    expect(readSetCookie('nonsense')).toBeNull();
  });
});
