/** `percent` is typed as 30 and kept as 0.3; the others are kept as typed. */
export type TypedKind = 'money' | 'count' | 'percent' | 'decimal';

/** Numbers as people of one language type them, and as the api takes them: plain decimals with at most six places. */
export interface NumberText {
  /** Null where the text is no number of this language: what is not understood is refused, never guessed. */
  read(text: string, kind: TypedKind): string | null;
  /** As it stands in an input: without sign of currency or percent. */
  write(value: string, kind: TypedKind): string;
  /** As it stands in a sentence: `R$ 59,90`, `30%`, every place of it. */
  say(value: string, kind: TypedKind): string;
}

const WHOLE_DIGITS = 11;
const PLACES = 6;

export function createNumberText({ locale, currency }: { locale: string; currency: string }): NumberText {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 20 });
  const said = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 20 });
  const saidPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 20 });
  const pattern = patternOf(plain);
  const signs = [currency, symbolOf(locale, currency)];
  return {
    read: (text, kind) => {
      const match = pattern.exec(bare(text, kind, signs));
      if (!match?.groups) return null;
      const { minus = '', whole = '', grouped = '', places = '' } = match.groups;
      return plainDecimal(minus, (whole || grouped).replace(/\D/g, ''), places, kind === 'percent' ? 2 : 0);
    },
    write: (value, kind) => {
      const { minus, digits, places } = partsOf(value);
      const shown = kind === 'percent' ? (plainDecimal(minus, digits, places, -2, Infinity) ?? value) : value;
      return (kind === 'money' ? money : plain).format(shown as Intl.StringNumericLiteral);
    },
    say: (value, kind) => {
      const format = kind === 'money' ? said : kind === 'percent' ? saidPercent : plain;
      return format.format(value as Intl.StringNumericLiteral);
    },
  };
}

/** Groups of three that begin with no zero, or no groups at all: 0.300 is no number where the point parts thousands. */
function patternOf(format: Intl.NumberFormat): RegExp {
  const parts = format.formatToParts(-1_234_567.5);
  const sign = (type: string) => `[${parts.find((part) => part.type === type)?.value ?? ' '}]`;
  const grouped = `[1-9]\\d{0,2}(?:${sign('group')}\\d{3})+`;
  return new RegExp(
    `^(?<minus>-?)(?:(?<whole>\\d+)|(?<grouped>${grouped}))(?:${sign('decimal')}(?<places>\\d+))?$`,
    'u',
  );
}

function symbolOf(locale: string, currency: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** Without the sign of the unit that the field asks for; any other sign stays, and is then not understood. */
function bare(text: string, kind: TypedKind, signs: readonly string[]): string {
  const tidy = text
    .trim()
    .replace(/\u2212/gu, '-')
    .replace(/^-\s+/u, '-');
  if (kind === 'percent') return tidy.replace(/\s*%$/u, '');
  const sign = kind === 'money' ? signs.find((one) => tidy.replace(/^-/u, '').startsWith(one)) : undefined;
  return sign === undefined ? tidy : tidy.replace(sign, '').replace(/^(-?)\s+/u, '$1');
}

function partsOf(value: string): { minus: string; digits: string; places: string } {
  const [, minus = '', digits = '', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(value) ?? [];
  return { minus, digits, places };
}

/** The decimal divided by 10^`shift`, digit by digit; null beyond what the api takes. */
function plainDecimal(minus: string, digits: string, places: string, shift: number, most = PLACES): string | null {
  const width = digits.length - shift;
  const all = `${'0'.repeat(Math.max(0, -width))}${digits}${places}${'0'.repeat(Math.max(0, width - digits.length - places.length))}`;
  const whole = all.slice(0, Math.max(0, width)).replace(/^0+/u, '') || '0';
  const rest = all.slice(Math.max(0, width)).replace(/0+$/u, '');
  if (whole.length > WHOLE_DIGITS + Math.max(0, -shift) || rest.length > most) return null;
  const amount = rest === '' ? whole : `${whole}.${rest}`;
  return amount === '0' ? '0' : `${minus}${amount}`;
}
