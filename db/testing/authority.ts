import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const CONFIG = `
[ca]
default_ca = here
[here]
dir = .
new_certs_dir = ./certs
database = ./index.txt
serial = ./serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[tsa]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = critical, timeStamping
[req]
distinguished_name = name
[name]
[ts]
serial = ./tsa-serial
signer_cert = ./tsa.pem
certs = ./root.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384
accuracy = secs:1
ess_cert_id_alg = sha256
`;

/** Why a local authority cannot be made here; undefined where it can. */
export function noOpenssl(): string | undefined {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return undefined;
  } catch {
    // The answer is the reason the tests print when they are skipped.
    return "openssl is not installed";
  }
}

export type Authority = { rootsPem: string; stamp: (request: Uint8Array) => Buffer; remove: () => void };

/** A time-stamping authority made with openssl, whose certificate holds until `endsAt`. */
export function makeAuthority({ endsAt = new Date(Date.now() + 86_400_000) } = {}): Authority {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-tsa-"));
  const openssl = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const files = { "openssl.cnf": CONFIG, "index.txt": "", serial: "01\n", "tsa-serial": "01\n" };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  mkdirSync(path.join(folder, "certs"));
  openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Test root", "-days", "30", "-config", "openssl.cnf", "-extensions", "root");
  openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Test authority", "-config", "openssl.cnf");
  const [start, end] = [new Date(Date.now() - 3_600_000), endsAt].map((date) => `${date.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14)}Z`);
  openssl("ca", "-batch", "-config", "openssl.cnf", "-cert", "root.pem", "-keyfile", "root.key", "-in", "tsa.csr", "-out", "tsa.pem", "-notext", "-extensions", "tsa", "-startdate", start ?? "", "-enddate", end ?? "");
  return {
    rootsPem: readFileSync(path.join(folder, "root.pem"), "utf8"),
    stamp: (request) => {
      writeFileSync(path.join(folder, "request.tsq"), request);
      openssl("ts", "-reply", "-queryfile", "request.tsq", "-config", "openssl.cnf", "-section", "ts", "-out", "answer.tsr");
      return readFileSync(path.join(folder, "answer.tsr"));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
