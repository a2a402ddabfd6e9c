/**
 * Runs in a pod, two ways. `watch`: asks the web ten times a second and counts what is not an answer, printing the sum every
 * second. `tickets`: prints how many tickets the dashboard's own address shows for the tenant.
 */
const { API, DASHBOARD, TENANT, ADMIN_API_KEY } = process.env;
const headers = { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': TENANT, 'content-type': 'application/json' };
const day = (shift) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const ask = (url, options = {}) => fetch(url, { signal: AbortSignal.timeout(8_000), redirect: 'manual', ...options });

async function makeTenant() {
  const body = { id: TENANT, name: 'Cluster test', currency: 'BRL', timeZone: 'UTC', locale: 'en' };
  const { 'x-tenant-id': _none, ...asAdmin } = headers;
  const answer = await ask(`${API}/v1/tenants`, { method: 'POST', headers: asAdmin, body: JSON.stringify(body) });
  if (answer.status !== 201 && answer.status !== 409)
    throw new Error(`POST /v1/tenants: ${answer.status} ${await answer.text()}`);
}

const query = (base) => {
  const body = { metrics: ['tickets', 'netSales'], period: { from: day(-1), to: day(1) } };
  return ask(`${base}/v1/metrics/query`, { method: 'POST', headers, body: JSON.stringify(body) });
};

async function tickets() {
  const answer = await query(DASHBOARD);
  if (!answer.ok) throw new Error(`POST /v1/metrics/query: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).total;
}

/** An answer that breaks off counts as none; an error here would end the watcher itself. */
async function failureOf(request) {
  try {
    const answer = await request();
    await answer.arrayBuffer();
    return answer.status >= 500 ? `HTTP ${answer.status}` : '';
  } catch (error) {
    return error.cause?.code ?? error.name;
  }
}

async function watch() {
  const seen = { asked: 0, failed: 0, reasons: {} };
  const requests = [
    () => ask(`${DASHBOARD}/login`),
    () => ask(`${DASHBOARD}/livez`),
    () => ask(`${API}/v1/metrics`, { headers }),
    () => query(DASHBOARD),
  ];
  setInterval(() => console.log(JSON.stringify(seen)), 1000);
  for (let turn = 0; ; turn += 1) {
    const failure = await failureOf(requests[turn % requests.length]);
    seen.asked += 1;
    if (failure) {
      seen.failed += 1;
      const key = `${turn % requests.length} ${failure}`;
      seen.reasons[key] = (seen.reasons[key] ?? 0) + 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const action = process.argv[2];
if (action === 'tenant') await makeTenant();
else if (action === 'tickets') console.log(JSON.stringify(await tickets()));
else await watch();
