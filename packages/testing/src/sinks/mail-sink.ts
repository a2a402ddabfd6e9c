import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { KeptMessages } from './kept-messages.js';

/** A message as SMTP brought it: to whom by the envelope, the rest by its own text. */
export interface KeptMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  /** As they came, one line each, names in lower case. */
  readonly headers: readonly { readonly name: string; readonly line: string }[];
  readonly text: string;
  readonly html: string;
}

const LARGEST_BYTES = 1_000_000;

/**
 * An SMTP server that delivers to nobody and keeps what it takes. An address `refuse-550@…` is refused for good, `later-451@…` for now, so
 * that a test sees what a sender does.
 */
export class MailSink {
  readonly mails = new KeptMessages<KeptMail>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: LARGEST_BYTES,
    onRcptTo: ({ address }, _session, done) => done(refusalOf(address)),
    onData: (stream, session, done) => {
      simpleParser(stream, { skipTextToHtml: true }).then(
        (mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          this.mails.add({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            subject: mail.subject ?? '',
            messageId: mail.messageId ?? '',
            headers: mail.headerLines.map(({ key, line }) => ({ name: key, line })),
            text: mail.text ?? '',
            html: mail.html || '',
          });
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });

  /** @returns the port; 0 takes a free one */
  async listen(port: number, host: string): Promise<number> {
    // A sender that breaks off is no fault of the sink.
    this.server.on('error', () => undefined);
    const listening = this.server.listen(port, host);
    await once(listening, 'listening');
    return (listening.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

function refusalOf(address: string): (Error & { responseCode: number }) | null {
  const code = /^(?:refuse|later)-([45]\d\d)@/.exec(address)?.[1];
  return code === undefined ? null : Object.assign(new Error('As asked for'), { responseCode: Number(code) });
}
