import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { z } from 'zod';
import { callApi, eventually, runFile } from './stack.js';

const messagesSchema = z.object({
  mails: z.array(z.object({ to: z.array(z.string()), subject: z.string(), text: z.string() })),
});

/** Subject and text of each mail that the sink has for this address, oldest first. */
async function mailsTo(email: string): Promise<string[]> {
  const answer = await fetch(`${runFile().urls.mail}/messages.json`);
  const { mails } = messagesSchema.parse(await answer.json());
  return mails.filter(({ to }) => to.includes(email)).map(({ subject, text }) => `${subject}\n${text}`);
}

/** A new admin of the tenant who reads English. */
export async function newListener(tenantId: string): Promise<{ id: string; email: string }> {
  const email = `e2e-${randomUUID()}@${tenantId}.example`;
  const scopes = [{ kind: 'tenant' }];
  const person = { email, name: 'Bia', role: 'admin', locale: 'en', scopes };
  const { id } = z.object({ id: z.string() }).parse(await callApi(tenantId, '/v1/users', person));
  return { id, email };
}

/** Turns a rule on that tells this person by mail of each change at once. It is in force when this returns. */
export async function turnOn(tenantId: string, personId: string, rule: Record<string, unknown>): Promise<void> {
  const routing = { to: 'people', personIds: [personId], channels: ['app', 'mail'] };
  const atOnce = { recoverMinutes: 0, cooldownMinutes: 0, schedule: { openHoursOnly: false } };
  const answer = await callApi(tenantId, '/v1/alert-rules', { rule: { ...atOnce, ...rule, routing }, state: 'on' });
  const { id } = z.object({ id: z.string() }).parse(answer);
  await eventually(async () => {
    const { health } = healthSchema.parse(await callApi(tenantId, `/v1/alert-rules/${id}`));
    if (health === null || health.code === 'not_taken_up') throw new Error('No partition has taken the rule up.');
  }, 30_000);
}

const healthSchema = z.object({ health: z.object({ code: z.string().nullable() }).nullable() });

/** Waits until the person has been told so often of this ticket or shop; each mail is looked at, subject and text. */
export async function expectTold(email: string, of: string, mails: readonly RegExp[]): Promise<void> {
  await eventually(async () => {
    const told = (await mailsTo(email)).filter((mail) => mail.includes(of));
    // One person's mails may be sent at once: in no order.
    expect([told.length, told]).toEqual([
      mails.length,
      expect.arrayContaining(mails.map((mail) => expect.stringMatching(mail))),
    ]);
  }, 60_000);
}
