/** Canonical JSON of the plain values the tests are made of: members sorted, nothing else to decide. */
export function canonical(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value, (_, member: unknown) => (isRecord(member) ? Object.fromEntries(Object.keys(member).sort().map((key) => [key, member[key]])) : member)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
