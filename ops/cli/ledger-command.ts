import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import type { Command } from "commander";

import { CliError, EXIT, usageError } from "./cli-error";
import { connect, withConnection, type ConnectionOptions } from "./connection";
import { addOperatorCommands } from "./ledger-operator";
import { plain, type Terminal } from "./terminal";

type CheckpointOptions = ConnectionOptions & { size?: string; out?: string; vkey?: string };
type ProofOptions = ConnectionOptions & { size?: string; out?: string; vkey?: string };
type TilesOptions = ConnectionOptions & { out: string; vkey?: string; json?: boolean };

const EXAMPLES = `
Examples:
  proofroom ledger checkpoint > checkpoint
  proofroom ledger proof ev_01j9z3k5m7n9p1q3r5s7t9v1w3 --out proof/ --vkey 'proof.example.com/…+1a2b3c4d+AQ…'
  proofroom ledger tiles --out log/ --vkey 'proof.example.com/…+1a2b3c4d+AQ…'

  proofroom ledger status
  proofroom ledger guard init --organization acme-cloud
  proofroom ledger repair --organization acme-cloud --from /mnt/mirror/acme-cloud
  proofroom ledger rotate-key --all --overlap-days 30

The log's verifier key (--vkey) must come from somewhere else than this server; --key is the API key, with the scope ledger:read.
checkpoint, proof and tiles ask the server. The others are an operator's: run them where the installation runs, with the environment of the
worker. docs/operations/ledger-repair.md says which comes when. Exit codes: 0 done or all well, 1 refused or something frozen, 2 usage, 3 no database.
`;

export function addLedgerCommand(program: Command, terminal: Terminal, leave: (exit: number) => void): void {
  const ledger = program.command("ledger").description("take the ledger and its proofs away and check them; look after an installation's ledgers").addHelpText("after", EXAMPLES);
  addOperatorCommands(ledger, terminal, leave);
  withConnection(ledger.command("checkpoint").description("the newest signed checkpoint"))
    .option("--size <n>", "the one over this many entries").option("--out <file>", "save it here").option("--vkey <key>", "check its signature with this verifier key")
    .action(async (options: CheckpointOptions) => takeCheckpoint(options, terminal));
  withConnection(ledger.command("proof <id>").description("the proof of an entry or an evidence, with its leaf"))
    .option("--size <n>", "against the checkpoint over this many entries").option("--out <folder>", "save proof and leaf here").option("--vkey <key>", "verify it with this verifier key")
    .action(async (id: string, options: ProofOptions) => takeProof(id, options, terminal));
  withConnection(ledger.command("tiles").description("the whole log as C2SP tlog-tiles; goes on where it broke off"))
    .requiredOption("--out <folder>", "where to").option("--vkey <key>", "derive all of it again with this verifier key").option("--json", "print the result as JSON")
    .action(async (options: TilesOptions) => takeTiles(options, terminal));
}

async function takeCheckpoint({ size, out, vkey, ...connection }: CheckpointOptions, terminal: Terminal): Promise<void> {
  const { readVkey } = await import("./verify-mirror");
  const { verifyNote } = await import("./verify-proof");
  const known = vkey ? readVkey(vkey) : null;
  const note = await (await connect(connection, terminal)).ledger.checkpoint(wholeNumber("--size", size));
  if (known) verifyNote(note, known);
  if (!out) return terminal.out(note);
  await writeTo(out, Buffer.from(note, "utf8"));
  return terminal.out(`${out}: ${known ? "signed by the key given" : "not checked; --vkey checks it"}\n`);
}

async function takeProof(id: string, { size, out, vkey, ...connection }: ProofOptions, terminal: Terminal): Promise<void> {
  const { readVkey } = await import("./verify-mirror");
  const { verifyProof } = await import("./verify-proof");
  const known = vkey ? readVkey(vkey) : null;
  const { ledger } = await connect(connection, terminal);
  const [proof, leaf] = await Promise.all([ledger.proof(id, wholeNumber("--size", size)), ledger.leaf(id)]);
  const said = known ? verifyProof(proof, leaf, known) : null;
  if (!out) {
    if (said) terminal.note(`${said}\n`);
    return terminal.out(proof);
  }
  const name = path.join(out, plain(id).replaceAll(/[^\w-]/g, "_"));
  await writeTo(`${name}.tlog-proof`, Buffer.from(proof, "utf8"));
  await writeTo(`${name}.leaf`, leaf);
  return terminal.out(`${name}.tlog-proof, ${name}.leaf: ${said ?? "not checked; --vkey checks them"}\n`);
}

async function takeTiles({ out, vkey, json, ...connection }: TilesOptions, terminal: Terminal): Promise<void> {
  const [{ formerCheckpoint, mirrorLog, settleMirror }, { readVkey, verifyMirror }] = [await import("./mirror-log"), await import("./verify-mirror")];
  const known = vkey ? readVkey(vkey) : null;
  const { ledger } = await connect(connection, terminal);
  const former = await formerCheckpoint(out);
  const mirrored = await mirrorLog(ledger, out, (done, all) => terminal.isInteractive && terminal.note(`\r${done} of ${all} files`));
  if (terminal.isInteractive) terminal.note("\n");
  const findings = known ? await verifyMirror(out, mirrored.note, known, former) : [];
  // A checkpoint that does not hold never replaces one that did.
  if (findings.length === 0) await settleMirror(out, mirrored);
  const { note: _, ...numbers } = mirrored;
  if (json) await terminal.out(`${JSON.stringify({ ...numbers, folder: out, checked: known !== null, findings }, null, 2)}\n`);
  else await terminal.out(`${out}: ${mirrored.size} entries, ${mirrored.fetched} files fetched, ${mirrored.kept} kept; ${known ? (findings.length > 0 ? "does not hold" : "all of it holds") : "not checked; --vkey checks it"}\n`);
  if (findings.length > 0) throw new CliError(EXIT.refused, findings.join("\n"));
}

async function writeTo(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw usageError(`${name} is a number of entries, 1 or more.`);
  return Number(text);
}
