import { alertMail, digestMail, type MailText } from '@vitrine/metrics';
import { createTransport, type Transporter } from 'nodemailer';
import type { AllowedDelivery } from '../sending/allowed-delivery.js';
import { type Channel, later, never, type Outcome } from '../sending/outcome.js';
import { localeOfPerson, type Notices } from '../texts/notices.js';
import { renderMail } from './render-mail.js';

export interface MailOptions {
  readonly smtpUrl: string;
  /** `Vitrine <alertas@loja.example>` */
  readonly from: string;
  /** Where people choose how they are told. */
  readonly settingsUrl: string;
}

/** One address and nothing else: no list, no comment, no second header. */
const ADDRESS = /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\]+$/;
const UNSHOWN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu;
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 8_000, dnsTimeout: 5_000 };
const AT_ONCE = 5;

/** Mail by the operator's own server. The id of the message makes its Message-ID; messages about one alert are one conversation. */
export class MailChannel implements Channel {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(
    private readonly notices: Notices,
    private readonly options: MailOptions,
  ) {
    const files = { disableFileAccess: true, disableUrlAccess: true };
    this.transport = createTransport({
      url: options.smtpUrl,
      pool: true,
      maxConnections: AT_ONCE,
      ...TIMEOUTS,
      ...files,
    });
    this.domain = /@([\w.-]+)/.exec(options.from)?.[1] ?? 'vitrine.invalid';
  }

  async send(due: AllowedDelivery): Promise<Outcome> {
    const { person } = due;
    if (person === null || person.isGone) return never('recipient_gone');
    if (!ADDRESS.test(person.email)) return never('address_invalid');
    const mail = await this.mailFor(due, person);
    try {
      await this.transport.sendMail(mail);
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  close(): void {
    this.transport.close();
  }

  private async mailFor(due: AllowedDelivery, person: NonNullable<AllowedDelivery['person']>) {
    const { id, alertId } = due.delivery;
    const locale = localeOfPerson(person);
    const { subject, mjml, text } = await this.textFor(due, locale);
    const conversation = `<alert-${alertId}@${this.domain}>`;
    return {
      ...{ from: this.options.from, to: { name: person.name.replace(UNSHOWN, ' '), address: person.email }, subject },
      ...{ messageId: `<${id}@${this.domain}>`, inReplyTo: conversation, references: conversation },
      headers: {
        'List-Unsubscribe': `<${this.options.settingsUrl}>`,
        'Auto-Submitted': 'auto-generated',
        'Content-Language': locale,
      },
      ...{ text, html: await renderMail(mjml) },
    };
  }

  private async textFor(due: AllowedDelivery, locale: ReturnType<typeof localeOfPerson>): Promise<MailText> {
    return due.delivery.kind === 'digest'
      ? digestMail(await this.notices.digestOf(due), locale)
      : alertMail(await this.notices.of(due), locale);
  }
}

/** A server that refuses this message for good is believed; one that refuses us, or is away, is asked again. */
function outcomeOf(error: unknown): Outcome {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (code === 'EAUTH') return later('mail_login_refused');
  if (typeof responseCode !== 'number') return later('mail_server_away');
  return responseCode >= 500 ? never(`mail_${responseCode}`) : later(`mail_${responseCode}`);
}
