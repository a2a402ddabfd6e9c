import 'reflect-metadata';
import { runConsumer } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';
import kafkajs, { type ProducerConfig, type Transaction } from 'kafkajs';
import { AlertingModule } from '../alerting.module.js';
import { readEnv } from '../env.js';

const { prototype } = kafkajs.Kafka;
const plainProducer = prototype.producer;

/** Alerting as a cluster runs it, ended by kill -9 when the broker has alerts and their offset, and no commit. */
prototype.producer = function (config?: ProducerConfig) {
  const producer = plainProducer.call(this, config);
  const begin = producer.transaction;
  producer.transaction = async () => dying(await begin());
  return producer;
};

function dying(transaction: Transaction): Transaction {
  const { sendBatch, sendOffsets } = transaction;
  let hasAlerts = false;
  transaction.sendBatch = (batch) => {
    hasAlerts ||= batch.topicMessages?.some(({ topic }) => topic.endsWith(topics.alertsRaised)) ?? false;
    return sendBatch(batch);
  };
  transaction.sendOffsets = async (offsets) => {
    await sendOffsets(offsets);
    if (hasAlerts) process.kill(process.pid, 'SIGKILL');
  };
  return transaction;
}

runConsumer({ name: 'alerting', readEnv, module: AlertingModule.with });
