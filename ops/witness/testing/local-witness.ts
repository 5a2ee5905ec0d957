import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { COSIGNATURE, parseVerifierKey, signerOf } from "@/server/domain/ledger/verifier-key";
import type { WitnessTarget } from "@/server/services/anchors/targets";

import { witnessServer } from "../serve-witness";
import { openStateFolder, type StateFolder } from "../state-folder";

export type LocalWitness = { target: WitnessTarget; state: StateFolder; folder: string; stop: () => void };

export const witnessSigner = (name: string) => signerOf(COSIGNATURE, name, Buffer.alloc(32, name.length));

/** Our own witness, in this process, for one log by its verifier key. */
export async function localWitness(name: string, logKey: string, now: Date): Promise<LocalWitness> {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-witness-"));
  const state = openStateFolder(folder);
  const server = witnessServer({ signer: witnessSigner(name), logKeys: [parseVerifierKey(logKey)], state, clock: () => now, report: () => undefined });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { state, folder, stop, target: { kind: "witness", target: name, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: witnessSigner(name) } };
}
