const CPF_WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ_WEIGHTS = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
/** Area codes of Brazil: `11` to `99`, without those that nobody has. */
const AREA = /^(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])/u;
/** The digits behind an area code: nine of a mobile phone, or eight of a landline. */
const SUBSCRIBER = /^(?:9\d{8}|[2-5]\d{7})$/u;
const SAME_DIGIT = /^(\d)\1*$/u;

/** Eleven bare digits whose last two check the first nine; never `00000000000` and its like. */
export const isCpf = (digits: string): boolean =>
  digits.length === 11 && /^\d+$/u.test(digits) && !SAME_DIGIT.test(digits) && checks(digits, CPF_WEIGHTS);

/** Fourteen characters whose last two check the first twelve; letters count as their code less 48, as they do since 2026. */
export const isCnpj = (text: string): boolean =>
  text.length === 14 && /^[\dA-Z]{12}\d{2}$/u.test(text) && !SAME_DIGIT.test(text) && checks(text, CNPJ_WEIGHTS);

/** Thirteen to nineteen digits as the large brands issue them, right by Luhn's sum. Bar codes begin otherwise or sum otherwise. */
export function isCardNumber(digits: string): boolean {
  if (!/^(?:4|5[0-9]|6[0-9]|2[2-7]|3[04-8])\d{11,17}$/u.test(digits) || SAME_DIGIT.test(digits)) return false;
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at--, isDoubled = !isDoubled) {
    const value = Number(digits[at]) * (isDoubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Ten or eleven digits of a phone in Brazil with its area code, or twelve or thirteen with the country's 55 before it. */
export function isPhoneNumber(digits: string): boolean {
  const national = /^55\d{10,11}$/u.test(digits) ? digits.slice(2) : digits;
  return AREA.test(national) && SUBSCRIBER.test(national.slice(2));
}

/** Both check digits modulo 11: the second one covers the first. */
function checks(text: string, weights: readonly number[]): boolean {
  const first = checkDigit(text, weights);
  const second = checkDigit(text, [(weights[0] as number) + 1, ...weights]);
  return text.charCodeAt(weights.length) - 48 === first && text.charCodeAt(weights.length + 1) - 48 === second;
}

function checkDigit(text: string, weights: readonly number[]): number {
  const rest = weights.reduce((sum, weight, at) => sum + weight * (text.charCodeAt(at) - 48), 0) % 11;
  return rest < 2 ? 0 : 11 - rest;
}
