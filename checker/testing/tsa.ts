import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export type TestTsa = { root: Buffer; chain: Buffer; stamp(text: string): Buffer };

/** Whether there is an openssl to make an authority with. */
export function hasOpenssl(): boolean {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const config = (folder: string) => `[req]
distinguished_name = name
[name]
[tsa]
default_tsa = one
[one]
serial = ${folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[stamping]
extendedKeyUsage = critical,timeStamping
[serving]
extendedKeyUsage = serverAuth
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
`;

/** A local time-stamping authority: a root, and under it a signer with the extension of RFC 3161 §2.3. */
export function testTsa(key: "rsa" | "ec", usage: "stamping" | "serving" = "stamping"): TestTsa {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-tsa-"));
  const at = (name: string) => path.join(folder, name);
  const run = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const newKey = key === "rsa" ? ["-newkey", "rsa:2048"] : ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
  writeFileSync(at("openssl.cnf"), config(folder));
  writeFileSync(at("serial"), "01\n");
  run("req", "-x509", ...newKey, "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days", "10", "-subj", "/CN=Test root", "-extensions", "root", "-config", "openssl.cnf");
  run("req", "-new", ...newKey, "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Test authority", "-config", "openssl.cnf");
  run("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-out", "tsa.pem", "-days", "5", "-extfile", "openssl.cnf", "-extensions", usage);
  return {
    root: readFileSync(at("root.pem")),
    chain: readFileSync(at("tsa.pem")),
    stamp(text) {
      writeFileSync(at("text"), text);
      run("ts", "-query", "-data", "text", "-sha256", "-cert", "-out", "query.tsq");
      run("ts", "-reply", "-queryfile", "query.tsq", "-signer", "tsa.pem", "-inkey", "tsa.key", "-config", "openssl.cnf", "-section", "one", "-out", "reply.tsr");
      return readFileSync(at("reply.tsr"));
    },
  };
}
