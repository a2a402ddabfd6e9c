// Node loads this before the compiled service. It ends the process, as kill -9 does, at the step that KILLED_AT names. It makes every batch
// with a ticket named POISON fail: before any of it is written or, by FAILS, after all of it. Steps are
// before: or after: begin, given-up, cut, piece, rest, last (the commit of a note, by what it says of the batch in trouble)
// after: <table> (an insert, once a batch has been noted as given up)
import { Warehouse } from '@vitrine/warehouse';
import kafkajs from 'kafkajs';
import { SalesWriter } from '../../dist/sales/sales-writer.js';

const EQUAL_ENDS = 3;
const { KILLED_AT, POISON, FAILS } = process.env;
let isInTrouble = false;

const at = (step) => {
  if (step === KILLED_AT) process.kill(process.pid, 'SIGKILL');
};

const TROUBLED = /^v4\|\d*\|\d+-(?<last>\d+)@\d+\|\w*\*(?<times>\d+)\.(?<resort>\d)(?<open>!?)(?:\/(?<end>\d+))?/u;

const stepOf = (metadata) => {
  const { last, times, resort, open, end } = TROUBLED.exec(metadata)?.groups ?? {};
  if (times === undefined) return 'settle';
  if (Number(times) >= EQUAL_ENDS) return 'given-up';
  if (resort !== '0') return 'last';
  if (end === undefined) return 'begin';
  if (open) return 'piece';
  return last === end ? 'rest' : 'cut';
};

const stepwise = (transaction) => {
  const { sendOffsets, commit } = transaction;
  let step = 'none';
  transaction.sendOffsets = (offsets) => {
    step = stepOf(offsets.topics[0].partitions[0].metadata);
    isInTrouble ||= !['settle', 'begin'].includes(step);
    return sendOffsets(offsets);
  };
  transaction.commit = async () => {
    at(`before:${step}`);
    await commit();
    at(`after:${step}`);
  };
  return transaction;
};

const makeProducer = kafkajs.Kafka.prototype.producer;
kafkajs.Kafka.prototype.producer = function producer(options) {
  const made = makeProducer.call(this, options);
  const { transaction } = made;
  return Object.assign(made, { transaction: async () => stepwise(await transaction()) });
};

const insertBlock = Warehouse.prototype.insertBlock;
Warehouse.prototype.insertBlock = async function inserted(table, ...content) {
  await insertBlock.call(this, table, ...content);
  if (isInTrouble) at(`after:${table}`);
};

const settle = SalesWriter.prototype.settle;
SalesWriter.prototype.settle = function poisoned(batch, effects) {
  const isBad = batch.resort === 0 && batch.messages.some(({ value }) => String(value).includes(POISON));
  if (!isBad) return settle.call(this, batch, effects);
  const refuse = () => Promise.reject(Object.assign(new Error(POISON), { name: 'Poison' }));
  return FAILS === 'before' ? refuse() : settle.call(this, { ...batch, settle: refuse }, effects);
};
