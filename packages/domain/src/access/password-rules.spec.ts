import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PASSWORD_MIN_LENGTH, passwordFault } from './password-rules.js';

const ana = ['ana.souza@lojas-aurora.example', 'Ana Souza', 'Lojas Aurora'];

describe('a password', () => {
  it.each([
    ['curta', 'too_short'],
    ['123456789', 'too_short'],
    ['x'.repeat(257), 'too_long'],
    ['ana.souza@lojas-aurora.example', 'password_is_yours'],
    ['ANA.SOUZA@lojas-aurora.example1', 'password_is_yours'],
    ['souza-2026!!', 'password_is_yours'],
    ['LojasAurora2026', 'password_is_yours'],
    ['aaaaaaaaaaaa', 'password_obvious'],
    ['1212121212', 'password_obvious'],
    ['1234567890', 'password_obvious'],
    ['0987654321', 'password_obvious'],
    ['qwertyuiop', 'password_obvious'],
    ['Senha12345', 'password_obvious'],
    ['Sénha-2026!', 'password_obvious'],
    ['password123', 'password_obvious'],
    ['girassol no telhado', undefined],
    ['souza comprou pão', undefined],
    ['x7#mQ2pL9v', undefined],
  ])('%p is judged %p', (password, fault) => {
    expect(passwordFault(password, ana)).toBe(fault);
  });

  it('counts characters, not units', () => {
    expect(passwordFault('😀😁😂🤣😃😄😅😆😉', [])).toBe('too_short');
    expect(passwordFault('😀😁😂🤣😃😄😅😆😉😊', [])).toBeUndefined();
  });

  it('is never the e-mail, whatever the case and what stands around it', () => {
    const word = fc.stringMatching(/^[a-z]{10,20}$/);
    const around = fc.stringMatching(/^[0-9!._-]{0,6}$/);
    fc.assert(
      fc.property(word, around, around, fc.boolean(), (name, before, after, isLoud) => {
        const password = `${before}${isLoud ? name.toUpperCase() : name}${after}`;
        expect(passwordFault(password, [`${name}@loja.example`])).toBe('password_is_yours');
      }),
    );
  });

  it('says one thing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (password) => {
        const fault = passwordFault(password, ana);
        if ([...password].length < PASSWORD_MIN_LENGTH) expect(fault).toBe('too_short');
      }),
    );
  });
});
