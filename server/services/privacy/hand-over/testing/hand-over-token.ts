import { createHmac, randomUUID } from "node:crypto";

type Made = { audience: string; key: { id: string; secret: string }; now: Date; sub: string; email: string; name?: string; locale?: string };

/** A hand-over as a tenant's application would sign it at a moment of the test's choice. */
export function handOverToken({ audience, key, now, ...user }: Made): string {
  const iat = Math.floor(now.getTime() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${encode({ alg: "HS256", typ: "JWT", kid: key.id })}.${encode({ aud: audience, iat, exp: iat + 300, jti: randomUUID(), ...user })}`;
  return `${signed}.${createHmac("sha256", Buffer.from(key.secret, "base64url")).update(signed).digest("base64url")}`;
}
