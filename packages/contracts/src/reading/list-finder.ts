/**
 * Follows a JSON text character by character to the list under the given names. Keeps nothing but the name being read.
 */
export class ListFinder {
  hasFound = false;
  /** How many brackets are open, and how many of them, from outside, are the named ones. */
  private depth = 0;
  private matched = 0;
  private isInText = false;
  private isEscaped = false;
  private text = '';
  private name: string | null = null;

  constructor(private readonly path: readonly string[]) {}

  /** The text is not over yet. */
  get isInside(): boolean {
    return this.depth > 0;
  }

  /** Whether this character opens the list. The finder does not see the list's elements: it goes on after the list's end. */
  step(char: number): boolean {
    if (this.isInText) this.readText(char);
    else if (char === 34) {
      this.isInText = true;
      this.text = '';
    } else if (char === 58 && this.isAtLevel) this.name = nameOf(this.text);
    else if (char === 44 && this.isAtLevel) this.name = null;
    else if (char === 123 || char === 91) return this.opens(char);
    else if (char === 125 || char === 93) this.closes();
    return false;
  }

  /** Names count where the next name of the path is expected. */
  private get isAtLevel(): boolean {
    return this.depth === this.matched + 1;
  }

  private opens(char: number): boolean {
    const isNamed = this.isAtLevel && this.name === this.path[this.matched];
    const isLast = this.matched === this.path.length - 1;
    this.name = null;
    if (isNamed && isLast && char === 91) {
      this.hasFound = true;
      return true;
    }
    if (isNamed && !isLast && char === 123) this.matched++;
    this.depth++;
    return false;
  }

  private closes(): void {
    this.depth = Math.max(0, this.depth - 1);
    this.matched = Math.max(0, Math.min(this.matched, this.depth - 1));
  }

  private readText(char: number): void {
    if (char === 34 && !this.isEscaped) this.isInText = false;
    else if (this.isAtLevel) this.text += String.fromCharCode(char);
    this.isEscaped = char === 92 && !this.isEscaped;
  }
}

function nameOf(text: string): string | null {
  try {
    const name: unknown = JSON.parse(`"${text}"`);
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}
