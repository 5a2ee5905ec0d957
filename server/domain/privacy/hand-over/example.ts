/** What a tenant puts into its application, word for word: a test runs it against the real reader. `address` is the privacy centre's hand-over page. */
export function handOverExample(address: string, keyId: string): string {
  return `import { createHmac, randomUUID } from "node:crypto";

const AUDIENCE = ${JSON.stringify(address)};
const KEY_ID = ${JSON.stringify(keyId)};

type SignedIn = { id: string; email: string; name?: string; locale?: string };

/** Where to send somebody who is signed in here and wants to ask about their data. Make it at the moment they click: it is good for five minutes, once. */
export function handOverUrl(user: SignedIn, secret: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { aud: AUDIENCE, iat: now, exp: now + 300, jti: randomUUID(), sub: user.id, email: user.email, name: user.name ?? "", locale: user.locale ?? "" };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = \`\${encode({ alg: "HS256", typ: "JWT", kid: KEY_ID })}.\${encode(claims)}\`;
  const signature = createHmac("sha256", Buffer.from(secret, "base64url")).update(signed).digest("base64url");
  return \`\${AUDIENCE}?token=\${signed}.\${signature}\`;
}
`;
}
