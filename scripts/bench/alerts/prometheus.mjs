import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilAnswers } from '../until-answers.mjs';

/** Tuned: as often as both can. Default: as they come. */
export const TUNINGS = {
  tuned: { scrape: '1s', evaluate: '1s', groupWait: '0s', groupInterval: '1s' },
  default: { scrape: '1m', evaluate: '1m', groupWait: '30s', groupInterval: '5m' },
};

/**
 * Prometheus and Alertmanager, from Debian's packages, on the sums of the same sales by store: it rings when a store sells more than
 * `threshold` within five minutes. Sales are told to it the moment they are sent, which spares it the way through Kafka.
 *
 * @param {{ tuning: keyof typeof TUNINGS, rules: (readonly string[] | undefined)[], threshold: number, ports: { exporter: number, prometheus: number,
 *   alertmanager: number }, onRing: (storeId: string, atMs: number) => void }} options
 * @returns {Promise<{ sold(storeId: string, amount: number): void, end(): Promise<void> }>}
 */
export async function startPrometheus({ tuning, rules, threshold, ports, onRing }) {
  const home = mkdtempSync(join(tmpdir(), 'vitrine-prometheus-'));
  const soldByStore = new Map();
  const exporter = await listen(ports.exporter, (request, response) => {
    if (request.url === '/metrics') return response.end(expositionOf(soldByStore));
    readJson(request).then(({ alerts = [] }) => {
      for (const { status, labels } of alerts) if (status === 'firing') onRing(labels.store, Date.now());
      response.end();
    });
  });
  writeConfiguration(home, TUNINGS[tuning], { rules, threshold, ports });
  const programs = [
    start('prometheus-alertmanager', [
      `--config.file=${join(home, 'alertmanager.yml')}`,
      `--storage.path=${join(home, 'alertmanager')}`,
      `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
      '--cluster.listen-address=',
    ]),
    start('prometheus', [
      `--config.file=${join(home, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(home, 'data')}`,
      `--web.listen-address=127.0.0.1:${ports.prometheus}`,
    ]),
  ];
  await untilAnswers(`http://127.0.0.1:${ports.prometheus}/-/ready`);
  await untilAnswers(`http://127.0.0.1:${ports.alertmanager}/-/ready`);
  return {
    sold: (storeId, amount) => soldByStore.set(storeId, (soldByStore.get(storeId) ?? 0) + amount),
    end: async () => {
      await Promise.all(programs.map(endOf));
      exporter.close();
      exporter.closeAllConnections();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const expositionOf = (soldByStore) =>
  ['# TYPE sales_net_total counter', ...[...soldByStore].map(([id, sum]) => `sales_net_total{store="${id}"} ${sum}`)]
    .join('\n')
    .concat('\n');

/** As many rules as the other side has, of the same stores: one threshold that probes break, the others far beyond it. */
function writeConfiguration(home, { scrape, evaluate, groupWait, groupInterval }, { rules, threshold, ports }) {
  const each = rules.map((storeIds, index) => [
    `      - alert: rule${index}`,
    `        expr: increase(sales_net_total${selectorOf(storeIds)}[5m]) > ${index === 0 ? threshold : threshold * (1_000 + index)}`,
  ]);
  writeFileSync(
    join(home, 'rules.yml'),
    ['groups:', '  - name: sales', `    interval: ${evaluate}`, '    rules:', ...each.flat(), ''].join('\n'),
  );
  writeFileSync(
    join(home, 'prometheus.yml'),
    `global: { scrape_interval: ${scrape}, evaluation_interval: ${evaluate} }
rule_files: [rules.yml]
scrape_configs:
  - job_name: sales
    static_configs: [{ targets: ['127.0.0.1:${ports.exporter}'] }]
alerting:
  alertmanagers:
    - static_configs: [{ targets: ['127.0.0.1:${ports.alertmanager}'] }]
`,
  );
  writeFileSync(
    join(home, 'alertmanager.yml'),
    `route: { receiver: bench, group_by: [alertname, store], group_wait: ${groupWait}, group_interval: ${groupInterval} }
receivers:
  - name: bench
    webhook_configs: [{ url: 'http://127.0.0.1:${ports.exporter}/ring', send_resolved: false }]
`,
  );
}

const selectorOf = (storeIds) => (storeIds ? `{store=~"${storeIds.join('|')}"}` : '');

async function listen(port, answer) {
  const server = createServer(answer);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

/** @throws when the program is not installed: `apt-get install prometheus prometheus-alertmanager` */
function start(program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  child.on('error', () => {
    console.error(`${program} is not installed: apt-get install prometheus prometheus-alertmanager`);
    process.exit(2);
  });
  return child;
}

async function endOf(child) {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
