import { inSpan, isTracing, withTrace } from '@vitrine/tracing';
import type { Producer, TopicMessages } from 'kafkajs';

/** The producer; while tracing is on, each call is a span, and its records go on in it. */
export function traceSends(producer: Producer): Producer {
  const { send, sendBatch } = producer;
  const traced: Pick<Producer, 'send' | 'sendBatch'> = {
    send: (record) =>
      isTracing() ? inSpan(sendWork([record]), () => send({ ...record, ...withTraces(record) })) : send(record),
    sendBatch: (batch) =>
      isTracing()
        ? inSpan(sendWork(batch.topicMessages ?? []), () =>
            sendBatch({ ...batch, topicMessages: (batch.topicMessages ?? []).map(withTraces) }),
          )
        : sendBatch(batch),
  };
  return Object.assign(producer, traced);
}

const withTraces = ({ topic, messages }: TopicMessages): TopicMessages => ({
  topic,
  messages: messages.map((message) => withTrace(message)),
});

const sendWork = (sent: readonly TopicMessages[]) => {
  const topics = sent.map(({ topic }) => topic).join(' ');
  const attributes = {
    'messaging.system': 'kafka',
    'messaging.operation.name': 'send',
    'messaging.destination.name': topics,
    'messaging.batch.message_count': sent.reduce((count, { messages }) => count + messages.length, 0),
  };
  return { name: `send ${topics}`, kind: 'producer', attributes } as const;
};
