declare module 'mailparser' {
  import type { Readable } from 'node:stream';

  /** As far as the sink reads a message. */
  export interface ParsedMail {
    readonly subject?: string;
    readonly messageId?: string;
    readonly text?: string;
    readonly html?: string | false;
    readonly headerLines: readonly { readonly key: string; readonly line: string }[];
  }

  export function simpleParser(source: Readable, options?: { readonly skipTextToHtml?: boolean }): Promise<ParsedMail>;
}
