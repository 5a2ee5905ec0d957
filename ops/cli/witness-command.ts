import { once } from "node:events";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";

import type { Command } from "commander";

import { LedgerError } from "@/server/domain/ledger/error";
import { ED25519, parseVerifierKey, printVerifierKey, type VerifierKey } from "@/server/domain/ledger/verifier-key";

import { makeWitnessKey, readWitnessKey } from "../witness/key-file";
import { witnessServer } from "../witness/serve-witness";
import { openStateFolder } from "../witness/state-folder";
import { CliError, EXIT } from "./cli-error";
import type { Terminal } from "./terminal";

type Options = { keyFile: string; state: string; log: string[]; port: string; host: string; name?: string };

const EXAMPLES = `
Examples:
  proofroom witness --name auditor.example/witness --key-file witness.key --state witness-state --log '<vkey of the anchor log>' --port 7380

Run it where the people who run the server have no say. It sees sizes and hashes only. With --name a key file that is not
there is made. Keep the state folder: a witness that forgot what it saw would let another history pass.
Put its verifier key, which is printed first, with its address into the policy file of the installation.
`;

export function addWitnessCommand(program: Command, terminal: Terminal): void {
  program.command("witness").description("watch over a ledger: cosign its heads, and only if each follows from the last").addHelpText("after", EXAMPLES)
    .requiredOption("--key-file <file>", "file with the witness's key")
    .requiredOption("--state <folder>", "folder for what it has seen; one process at a time")
    .requiredOption("--log <vkey...>", "verifier key of a log to watch; may be given again, also for a log's second key")
    .requiredOption("--port <port>", "port to listen on; 0 takes a free one")
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--name <name>", "name of the key to make where the key file is not there")
    .action(async (options: Options) => runWitness(options, terminal));
}

async function runWitness({ keyFile, state: folder, log, port, host, name }: Options, terminal: Terminal): Promise<void> {
  const logKeys = log.map(logKeyOf);
  const signer = orUsage(() => (name && !existsSync(keyFile) ? makeWitnessKey(keyFile, name) : readWitnessKey(keyFile)));
  const state = orUsage(() => openStateFolder(folder));
  try {
    const server = witnessServer({ signer, logKeys, state, clock: () => new Date(), report: (line) => terminal.note(`${line}\n`) });
    server.listen(Number(port), host);
    await once(server, "listening");
    const { port: bound } = server.address() as AddressInfo;
    await terminal.out(`${printVerifierKey(signer)}\nlistening on http://${host}:${bound}\n`);
    await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
    server.close();
    server.closeAllConnections();
  } catch (error) {
    throw new CliError(EXIT.usage, `The witness cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    state.release();
  }
}

function logKeyOf(vkey: string): VerifierKey {
  const key = orUsage(() => parseVerifierKey(vkey));
  if (key.type !== ED25519) throw new CliError(EXIT.usage, `${vkey} is not the key of a log.`);
  return key;
}

/** What is wrong with a file or a key is the caller's to mend: one sentence. */
function orUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CliError(EXIT.usage, error instanceof LedgerError ? `Not a verifier key: ${message}.` : message);
  }
}
