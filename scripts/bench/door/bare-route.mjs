/** The peer of the bench `door`: a route that unpacks, parses and produces, and neither asks who sends nor looks at what is sent. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { createKafka, createProducer, topicName } from '@vitrine/bus';
import fastify from 'fastify';
import kafkajs from 'kafkajs';

const unpack = promisify(gunzip);
const producer = createProducer(createKafka(process.env));
const topic = topicName(process.env, 'sales.raw.v1');
const app = fastify({ bodyLimit: 8_388_608 });
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

app.post('/v1/sales::batch', async ({ body, headers }, reply) => {
  const bytes = headers['content-encoding'] === 'gzip' ? await unpack(body) : body;
  const text = bytes.toString();
  const tickets =
    headers['content-type'] === 'application/json'
      ? JSON.parse(text)
      : text.split('\n').map((line) => JSON.parse(line));
  const messages = tickets.map((each) => ({ key: `${each.tenantId}:${each.storeId}`, value: JSON.stringify(each) }));
  await producer.send({ topic, messages, acks: -1, compression: kafkajs.CompressionTypes.GZIP });
  return reply.status(202).send({ accepted: messages.length });
});

await producer.connect();
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
