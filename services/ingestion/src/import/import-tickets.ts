import { MAX_TICKET_BYTES, topics } from '@vitrine/contracts';
import type { TicketMessage } from '../assembling/open-ticket.js';
import { TicketWindow } from '../assembling/ticket-window.js';
import { surroundings } from '../mapping/lookups.js';
import { ticketRowMapper } from '../mapping/map-ticket-row.js';
import { expressionsColumns } from '../profiles/wanted-columns.js';
import { pickFiles } from '../reading/find-files.js';
import { readRows } from '../reading/read-rows.js';
import type { Job } from './job.js';

export interface SentTickets {
  readonly rows: number;
  readonly tickets: number;
  readonly reopened: number;
}

/** Reads the ticket files, gathers rows into tickets and sends each as it becomes complete. */
export async function importTickets(job: Job): Promise<SentTickets> {
  const { profile, tenantId, currency, outbox, rejected } = job;
  let tickets = 0;
  const send = ({ key, value, row }: TicketMessage): void => {
    if (value.length > MAX_TICKET_BYTES) {
      rejected.add(
        'tickets',
        [],
        { fields: [], line: row, raw: value.slice(0, 1000) },
        { code: 'too_large', path: '', column: '' },
        topics.salesRaw,
      );
      return;
    }
    tickets++;
    outbox.add({ topic: topics.salesRaw, key, value });
  };
  const window = new TicketWindow({ tenantId, currency, openRows: profile.tickets.openRows }, send);
  let rows = 0;
  let bytes = 0;
  for (const file of pickFiles(job.files, profile.tickets.files)) {
    const wanted = expressionsColumns([
      ...Object.values(profile.tickets.ticket),
      ...Object.values(profile.tickets.line),
    ]);
    const { columns, batches } = await readRows(file, {
      ...profile.tickets,
      wanted,
      onBytes: (count) => (bytes += count),
    });
    const read = ticketRowMapper(profile.tickets, columns.length, surroundings(columns, job.lookups));
    for await (const batch of batches) {
      for (const row of batch) {
        const mapped = read(row);
        const added = mapped.ok ? window.add(mapped.value) : mapped;
        if (!added.ok) rejected.add(file, columns, row, added.refusal, topics.salesRaw);
      }
      rows += batch.length;
      job.onProgress(rows, bytes);
      await rejected.settle();
      await outbox.ready();
    }
  }
  window.end();
  await rejected.settle(true);
  await outbox.flush();
  return { rows, tickets, reopened: window.reopened };
}
