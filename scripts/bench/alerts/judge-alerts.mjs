/**
 * Holds alerts against what was planted. An alert is right when its store and day are those of an incident and it rings before the incident
 * is over, and fifteen minutes more; for a store, any alert of that store. The incident is found with the first.
 */
const GRACE_MS = 15 * 60_000;

/** @param raised of `WatchChange` with `change: 'raised'` @param planted of `truth.planted` */
export function judge(raised, planted) {
  const incidents = planted.map((one) => ({
    ...one,
    fromMs: Date.parse(one.from),
    untilMs: Date.parse(one.to) + GRACE_MS,
    foundMs: undefined,
  }));
  const alerts = raised.map((alert) => {
    const right = incidents.filter((one) => isAbout(alert, one));
    for (const one of right) one.foundMs = Math.min(one.foundMs ?? alert.atMs, alert.atMs);
    return { ...alert, isRight: right.length > 0, kinds: right.map(({ kind }) => kind) };
  });
  return { incidents, alerts };
}

function isAbout({ subject, atMs }, incident) {
  if (atMs < incident.fromMs || atMs > incident.untilMs) return false;
  if (incident.storeId !== null && subject.storeId !== undefined && subject.storeId !== incident.storeId) return false;
  if (subject.storeId === undefined) return incident.storeId === null;
  if (incident.productId && subject.productId) return incident.productId === subject.productId;
  return incident.kind !== 'productStops' || subject.grain === 'product';
}
