/** What an expression is made of. Positions count characters from 0, for messages. */
export type Node =
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: string; readonly at: number }
  | { readonly kind: 'column'; readonly name: string; readonly at: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly at: number };

/** The profile's author wrote something without meaning; found when the profile is loaded, never at row 400,000. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  constructor(
    readonly expression: string,
    readonly at: number,
    problem: string,
  ) {
    super(`${problem}, at character ${at + 1} of: ${expression}`);
  }
}

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'bracketed' | 'sign' | 'end';
  readonly value: string;
  readonly at: number;
}

const TOKEN =
  /\s*(?:'(?<text>(?:[^']|'')*)'|\[(?<bracketed>[^\]]+)\]|(?<number>[0-9]+(?:\.[0-9]+)?)|(?<name>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign>!=|<=|>=|[-+*=<>(),]))/uy;

/** Loosest first; operators are names of functions like any other. */
const LEVELS: readonly Record<string, string>[] = [
  { '=': 'equals', '!=': 'differs', '<': 'less', '<=': 'lessOrEqual', '>': 'more', '>=': 'moreOrEqual' },
  { '+': 'add', '-': 'subtract' },
  { '*': 'multiply' },
];

/**
 * Reads an expression: `'text'` ('' is one quote), decimals, columns by name or `[Any Name]`, calls `f(a, b)`,
 * `+ - *` on decimals, `= !=` on text, `< <= > >=` on decimals, parentheses.
 * @throws ExpressionError
 */
export function parseExpression(source: string): Node {
  const parser = new Parser(source, tokensOf(source));
  const node = parser.level(0);
  parser.expectEnd();
  return node;
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match?.groups === undefined) throw new ExpressionError(source, from, 'This cannot be read');
    const [kind, value] = Object.entries(match.groups).find(([, found]) => found !== undefined) as [
      Token['kind'],
      string,
    ];
    tokens.push({
      kind,
      value: kind === 'text' ? value.replaceAll("''", "'") : value,
      at: TOKEN.lastIndex - value.length,
    });
  }
  return [...tokens, { kind: 'end', value: '', at: source.length }];
}

class Parser {
  private next = 0;
  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  level(depth: number): Node {
    const operators = LEVELS[depth];
    if (operators === undefined) return this.primary();
    let left = this.level(depth + 1);
    for (let name = this.operator(operators); name !== undefined; name = this.operator(operators)) {
      left = { kind: 'call', name, args: [left, this.level(depth + 1)], at: left.at };
    }
    return left;
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.unexpected();
  }

  private operator(operators: Record<string, string>): string | undefined {
    const { kind, value } = this.peek();
    const name = kind === 'sign' ? operators[value] : undefined;
    if (name !== undefined) this.next++;
    return name;
  }

  private primary(): Node {
    const token = this.take();
    if (token.kind === 'text' || token.kind === 'number') return { kind: token.kind, value: token.value, at: token.at };
    if (token.kind === 'bracketed') return { kind: 'column', name: token.value, at: token.at };
    if (token.kind === 'name')
      return this.isSign('(') ? this.call(token) : { kind: 'column', name: token.value, at: token.at };
    if (token.value === '-') return { kind: 'call', name: 'negate', args: [this.primary()], at: token.at };
    if (token.value !== '(') throw this.unexpected(token);
    const inner = this.level(0);
    this.expect(')');
    return inner;
  }

  private call(name: Token): Node {
    this.expect('(');
    const args: Node[] = [];
    while (!this.isSign(')')) {
      if (args.length > 0) this.expect(',');
      args.push(this.level(0));
    }
    this.expect(')');
    return { kind: 'call', name: name.value, args, at: name.at };
  }

  private peek(): Token {
    return this.tokens[this.next] as Token;
  }

  private take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.next++;
    return token;
  }

  private isSign(sign: string): boolean {
    const { kind, value } = this.peek();
    return kind === 'sign' && value === sign;
  }

  private expect(sign: string): void {
    if (!this.isSign(sign)) throw this.unexpected(this.peek(), sign);
    this.next++;
  }

  private unexpected(token = this.peek(), wanted?: string): ExpressionError {
    const found = token.kind === 'end' ? 'The expression ends too early' : `“${token.value}” is not expected here`;
    return new ExpressionError(this.source, token.at, wanted ? `${found} (wanted “${wanted}”)` : found);
  }
}
