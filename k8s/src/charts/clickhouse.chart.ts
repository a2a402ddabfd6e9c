import type { Construct } from 'constructs';
import { is } from '../modes.js';
import { image } from '../names.js';
import { value } from '../template/expr.js';
import { text } from '../template/tokens.js';
import { EngineChart } from './engine.chart.js';

const CONFIG = '/etc/vitrine/clickhouse';
const DATA = '/var/lib/clickhouse';

/** The whole configuration of one server: nothing is merged from the image, so nothing there can open a door. */
const config = `<clickhouse>
  <logger><level>information</level><console>1</console><formatting><type>json</type></formatting></logger>
  <listen_host>0.0.0.0</listen_host>
  <http_port>8123</http_port>
  <prometheus><endpoint>/metrics</endpoint><port>9363</port><metrics>true</metrics><events>true</events><asynchronous_metrics>true</asynchronous_metrics></prometheus>
  <path>${DATA}/</path>
  <tmp_path>${DATA}/tmp/</tmp_path>
  <user_files_path>${DATA}/user_files/</user_files_path>
  <format_schema_path>${DATA}/format_schemas/</format_schema_path>
  <mark_cache_size>268435456</mark_cache_size>
  <max_server_memory_usage_to_ram_ratio>0.85</max_server_memory_usage_to_ram_ratio>
  <user_directories><users_xml><path>${CONFIG}/users.xml</path></users_xml></user_directories>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <query_log><database>system</database><table>query_log</table><ttl>event_date + INTERVAL 14 DAY DELETE</ttl></query_log>
</clickhouse>
`;

const users = `<clickhouse>
  <profiles><default/></profiles>
  <quotas><default/></quotas>
  <users>
    <${text(value('clickhouse.user'))}>
      <password from_env="CLICKHOUSE_PASSWORD"/>
      <networks><ip>::/0</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
    </${text(value('clickhouse.user'))}>
  </users>
</clickhouse>
`;

/** One server. More replicas or shards are an operator's business. */
export class ClickhouseChart extends EngineChart {
  constructor(scope: Construct) {
    super(scope, {
      name: 'clickhouse',
      when: is.ownClickhouse,
      ports: [
        { name: 'http', port: 8123 },
        { name: 'metrics', port: 9363 },
      ],
      dataPath: DATA,
      config: { path: CONFIG, files: { 'config.xml': config, 'users.xml': users } },
      graceSeconds: 120,
      env: [
        {
          name: 'CLICKHOUSE_PASSWORD',
          valueFrom: { secretKeyRef: { name: text(value('clickhouse.existingSecret')), key: 'password' } },
        },
      ],
      container: {
        image: image('clickhouse'),
        command: ['/usr/bin/clickhouse-server', `--config-file=${CONFIG}/config.xml`],
        startupProbe: { httpGet: { path: '/ping', port: 8123 }, periodSeconds: 2, failureThreshold: 150 },
        livenessProbe: { tcpSocket: { port: 8123 }, periodSeconds: 20, failureThreshold: 6, timeoutSeconds: 10 },
        readinessProbe: { httpGet: { path: '/ping', port: 8123 }, periodSeconds: 5, timeoutSeconds: 5 },
      },
    });
  }
}
