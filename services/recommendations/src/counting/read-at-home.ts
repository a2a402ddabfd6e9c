import { type Batch, partitionOf } from '@vitrine/bus';
import { accept, andThen, type Outcome, readAcceptedTicket, rehome } from '@vitrine/consumer';
import { type AcceptedTicket, kafkaUses, ticketKeyOf } from '@vitrine/contracts';

/**
 * Reads a record. One that lies on the partition that its store had before their number was raised is moved: a store's baskets are counted
 * by one owner.
 */
export const readAtHome =
  ({ partition, partitions }: Pick<Batch, 'partition' | 'partitions'>) =>
  (message: Batch['messages'][number]): Outcome<AcceptedTicket> =>
    andThen(readAcceptedTicket(message, kafkaUses.recommendations.group), (ticket) => {
      const key = ticketKeyOf(ticket);
      const home = partitionOf(key, partitions);
      return home === partition ? accept(ticket) : rehome(home, key);
    });
