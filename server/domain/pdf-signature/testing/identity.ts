import { createPublicKey, generateKeyPairSync } from "node:crypto";

import { authorityKey } from "../../signing/authority-key";
import { authorityCertificate, organizationCertificate } from "../../signing/certificate";
import type { SigningIdentity } from "../cms";

const MADE = { from: new Date("2026-01-01T00:00:00Z"), until: new Date("2051-01-01T00:00:00Z"), serial: Buffer.alloc(16, 7) };

/** An organization that signs under an authority of its own, with the key that is given or one on P-256. */
export function testIdentity(scheme: SigningIdentity["scheme"] = "ecdsa-p256"): SigningIdentity {
  const { privateKey } = scheme === "ecdsa-p256" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("rsa", { modulusLength: 2048 });
  const authority = authorityKey("a secret of the tests, long enough");
  const root = authorityCertificate({ ...MADE, subject: "Test authority", publicKey: createPublicKey(authority) }, authority);
  const own = organizationCertificate({ ...MADE, subject: "Müller & Søn", publicKey: createPublicKey(privateKey), serial: Buffer.alloc(16, 9) }, { subject: "Test authority", privateKey: authority });
  return { scheme, privateKey, certificates: [own, root] };
}
