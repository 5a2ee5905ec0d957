import { readSigningKey } from "./signing-key";

/** How far a message's time may lie from ours, before or after. */
export const TOLERANCE_SECONDS = 300;
const MAX_HEADER = 4096;
const MAX_SIGNATURES = 16;

export const WEBHOOK_HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;
export type WebhookHeaders = Record<(typeof WEBHOOK_HEADERS)[number], string>;

export type Verification =
  | { ok: true; /** The sender's id of the message: the same for every try, so it tells a repetition. */ id: string; sentAt: Date; /** Place in `keys` of the key that fits. */ key: number }
  | { ok: false; code: "HEADER_MISSING" | "HEADER_INVALID" | "TOO_OLD" | "TOO_NEW" | "NO_SIGNATURE_FITS" };

/**
 * Headers of a message as Standard Webhooks 1.0 has them: its id, its time in whole seconds, and one signature a key over
 * `id.time.body`. Several keys while one replaces another: `whsec_` gives `v1` (HMAC-SHA-256), `whsk_` gives `v1a` (Ed25519).
 * Throws `NotASigningKey` for a text that is no key, RangeError for no key at all or an id with a dot or a space.
 */
export function sign(message: { id: string; sentAt: Date; body: Uint8Array }, keys: readonly string[]): WebhookHeaders {
  if (!isMessageId(message.id)) throw new RangeError("An id of a message is 1 to 256 visible characters without a dot.");
  if (keys.length === 0) throw new RangeError("A message is signed with one key at least.");
  const time = String(Math.floor(message.sentAt.getTime() / 1000));
  const content = contentOf(message.id, time, message.body);
  const signatures = keys.map((text) => {
    const key = readSigningKey(text);
    if (!key.sign) throw new RangeError("A public key cannot sign.");
    return `${key.scheme},${Buffer.from(key.sign(content)).toString("base64")}`;
  });
  return { "webhook-id": message.id, "webhook-timestamp": time, "webhook-signature": signatures.join(" ") };
}

/**
 * Whether a message is from a holder of one of `keys` and of our time. Over the bytes as received: check before parsing.
 * One fitting signature is enough, of any key; what it cannot read in the signature header it passes over, as the
 * standard wants for schemes to come. Comparison takes the same time wherever the difference is.
 */
export function verify(headers: { get(name: string): string | null }, body: Uint8Array, keys: readonly string[], at: { now: Date; toleranceSeconds?: number }): Verification {
  const [id, time, signatures] = WEBHOOK_HEADERS.map((name) => headers.get(name));
  if (!id || !time || !signatures) return { ok: false, code: "HEADER_MISSING" };
  if (!isMessageId(id) || !/^\d{1,12}$/.test(time) || signatures.length > MAX_HEADER) return { ok: false, code: "HEADER_INVALID" };
  const content = contentOf(id, time, body);
  const given = signatures.split(" ").slice(0, MAX_SIGNATURES).map(readSignature);
  const key = keys.map(readSigningKey).findIndex((known) => given.some((one) => one.scheme === known.scheme && known.verify(content, one.bytes)));
  // Who does not hold a key is not told whether only the time is wrong.
  if (key < 0) return { ok: false, code: "NO_SIGNATURE_FITS" };
  const ageSeconds = at.now.getTime() / 1000 - Number(time);
  const tolerance = at.toleranceSeconds ?? TOLERANCE_SECONDS;
  if (ageSeconds > tolerance) return { ok: false, code: "TOO_OLD" };
  if (ageSeconds < -tolerance) return { ok: false, code: "TOO_NEW" };
  return { ok: true, id, sentAt: new Date(Number(time) * 1000), key };
}

const isMessageId = (id: string) => /^[!-~]{1,256}$/.test(id) && !id.includes(".");
const contentOf = (id: string, time: string, body: Uint8Array) => Buffer.concat([Buffer.from(`${id}.${time}.`), body]);

function readSignature(text: string): { scheme: string; bytes: Uint8Array } {
  const comma = text.indexOf(",");
  return { scheme: text.slice(0, Math.max(comma, 0)), bytes: Buffer.from(text.slice(comma + 1), "base64") };
}
