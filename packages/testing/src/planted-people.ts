/** Made-up people. Each value occurs once, so that a value found somewhere tells where it was planted. */
export class PlantedPeople {
  readonly values: string[] = [];
  private serial = 0;

  name = (): string => this.plant((n) => `${FIRST[n % FIRST.length]} Zanquetta${letters(n)}`);
  email = (): string => this.plant((n) => `p${letters(n)}.zanq@correio${n}.example`);
  phone = (): string => this.plant((n) => `(11) 9${String(81_230_000 + n).replace(/(\d{4})$/u, '-$1')}`);
  address = (): string => this.plant((n) => `Rua Zanquetta ${letters(n)}, ${1_200 + n}`);
  writtenCpf = (): string => this.plant((n) => cpfOf(n).replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/u, '$1.$2.$3-$4'));
  bareCpf = (): string => this.plant(cpfOf);
  cnpj = (): string => this.plant((n) => cnpjOf(n).replace(/^(\d{2})(\d{3})(\d{3})(\d{4})(\d{2})$/u, '$1.$2.$3/$4-$5'));
  card = (): string => this.plant(cardOf);

  /** One of each kind. */
  everyKind(): string[] {
    const { name, email, phone, address, writtenCpf, bareCpf, cnpj, card } = this;
    return [name, email, phone, address, writtenCpf, bareCpf, cnpj, card].map((plant) => plant());
  }

  /** The planted values that a text holds. */
  foundIn(text: string): string[] {
    return this.values.filter((value) => text.includes(value));
  }

  private plant(make: (serial: number) => string): string {
    this.serial += 1;
    const value = make(this.serial);
    this.values.push(value);
    return value;
  }
}

const FIRST = ['Joana', 'Pedro', 'Lia', 'Caetano', 'Ana'];
const letters = (n: number): string => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

const checkDigit = (digits: string, weights: readonly number[]): number => {
  const rest = weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11;
  return rest < 2 ? 0 : 11 - rest;
};

function withTwoChecks(digits: string, weights: readonly number[]): string {
  const first = `${digits}${checkDigit(digits, weights)}`;
  return `${first}${checkDigit(first, [(weights[0] as number) + 1, ...weights])}`;
}

const cpfOf = (n: number): string => withTwoChecks(String(731_400_000 + n * 37), [10, 9, 8, 7, 6, 5, 4, 3, 2]);
const cnpjOf = (n: number): string => withTwoChecks(`${34_800_000 + n * 41}0001`, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);

function cardOf(n: number): string {
  const digits = String(453_900_000_000_000 + n * 7_919);
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
