import { MAX_TICKET_BYTES, topics } from '@vitrine/contracts';
import type { TicketMessage } from '../assembling/open-ticket.js';
import { TicketWindow } from '../assembling/ticket-window.js';
import { cellInheritor, ticketColumns } from '../mapping/inherit-cells.js';
import { surroundings } from '../mapping/lookups.js';
import { ticketRowMapper } from '../mapping/map-ticket-row.js';
import { catalogColumns } from '../profiles/wanted-columns.js';
import { pickFiles } from '../reading/find-files.js';
import { readRows } from '../reading/read-rows.js';
import { rowSource } from '../sending/row-source.js';
import type { Job } from './job.js';

export interface SentTickets {
  readonly rows: number;
  /** Rows that the profile's `where` passes over. */
  readonly leftOut: number;
  readonly tickets: number;
  readonly reopened: number;
}

/** What has been read so far, over all files. */
interface Progress {
  rows: number;
  leftOut: number;
  bytes: number;
}

/** Reads the ticket files, gathers rows into tickets and sends each as it becomes complete. */
export async function importTickets(job: Job): Promise<SentTickets> {
  const { profile, tenantId, currency, firstRevision, outbox, rejected } = job;
  const progress: Progress = { rows: 0, leftOut: 0, bytes: 0 };
  let tickets = 0;
  const { openRows } = profile.tickets;
  const window = new TicketWindow({ tenantId, currency, openRows, firstRevision }, (message) => {
    if (send(job, message)) tickets++;
  });
  try {
    for (const file of pickFiles(job.files, profile.tickets)) await readFile(job, file, window, progress);
    window.end();
  } finally {
    window.dispose();
  }
  await rejected.settle(true);
  await outbox.flush();
  return { rows: progress.rows, leftOut: progress.leftOut, tickets, reopened: window.reopened };
}

async function readFile(job: Job, file: string, window: TicketWindow, progress: Progress): Promise<void> {
  const { tickets } = job.profile;
  const wanted = ticketColumns(tickets);
  // A row is refused whole when the catalogue cannot read its part of it.
  const looked = catalogColumns(job.profile.catalog.filter(({ from }) => from === 'rows'));
  const onBytes = (count: number) => {
    progress.bytes += count;
  };
  const { columns, batches, readAs } = await readRows(file, { ...tickets, wanted, looked, onBytes });
  job.readAs.set(file, readAs);
  const read = ticketRowMapper(tickets, surroundings(columns, job.lookups), job);
  const inherit = cellInheritor(tickets, columns);
  for await (const batch of batches) {
    for (const row of batch) {
      const mapped = read(inherit(row));
      if (mapped.ok && mapped.value === null) {
        progress.leftOut++;
        continue;
      }
      const added = mapped.ok && mapped.value ? window.add(mapped.value, { file, line: row.line }) : mapped;
      if (!added.ok) job.rejected.add(file, columns, row, added.refusal, topics.salesRaw);
    }
    progress.rows += batch.length;
    job.onProgress(progress.rows, progress.bytes);
    await job.rejected.settle();
    await job.outbox.ready();
  }
}

/** False for a ticket too large for any broker; it becomes a dead letter, by the row that opened it. */
function send({ outbox, rejected }: Job, { key, value, origin: { file, line } }: TicketMessage): boolean {
  const fits = Buffer.byteLength(value) <= MAX_TICKET_BYTES;
  if (fits) outbox.add({ topic: topics.salesRaw, key, value, headers: rowSource(file, line) });
  else {
    const whole = { fields: [], line, raw: value.slice(0, 1000) };
    rejected.add(file, [], whole, { code: 'too_large', path: '', column: '' }, topics.salesRaw);
  }
  return fits;
}
