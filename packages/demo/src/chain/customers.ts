import { Random } from '../random.js';
import { mailboxOf, personName } from './names.js';
import { SALT } from './world.js';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly taxId: string;
}

/** A customer's personal data, all of it invented: e-mails on a reserved domain, CPFs whose check digits are wrong on purpose. */
export function customerOf(seed: number, number: number): Customer {
  const random = new Random(seed, SALT.customer, number);
  const name = personName(random);
  const digits = Array.from({ length: 9 }, () => random.below(10)).join('');
  const [first, second] = checkDigits(digits);
  const wrong = `${(first + 1) % 10}${(second + 1) % 10}`;
  return {
    id: `c${String(number).padStart(5, '0')}`,
    name,
    email: `${mailboxOf(name)}${number}@example.com`,
    phone: `+55 ${random.pick([11, 21, 31, 41, 51, 71, 81, 92])} 95555-${String(random.below(10_000)).padStart(4, '0')}`,
    taxId: `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}-${wrong}`,
  };
}

/** The two check digits of a CPF's nine digits (Receita Federal: weights 10…2 and 11…2, modulo 11). */
export function checkDigits(nine: string): [number, number] {
  const first = checkDigit(nine, 10);
  return [first, checkDigit(nine + first, 11)];
}

function checkDigit(digits: string, weight: number): number {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (weight - index), 0);
  return sum % 11 < 2 ? 0 : 11 - (sum % 11);
}
