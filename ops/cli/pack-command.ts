import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

import type { Command } from "commander";

import type { PackOrder } from "../client/proofroom-client";
import { CliError, EXIT, usageError } from "./cli-error";
import { connect, withConnection, type ConnectionOptions } from "./connection";
import { savePack } from "./save-pack";
import type { Terminal } from "./terminal";
import { waitUntilMade } from "./wait-until-made";

/** A large pack takes hours, not minutes. */
const PATIENCE = { longestMs: 4 * 3_600_000, failedPolls: 20 };

type Options = ConnectionOptions & { out: string; control?: string[]; from?: string; to?: string; evidence?: string[]; engagement?: string; report?: string[]; log?: string; pack?: string; json?: boolean };

const EXAMPLES = `
Examples:
  proofroom pack --out pack.zip
  proofroom pack --out bcp-03.zip --control BCP-03 --from 2026-01-01 --to 2026-03-31
  proofroom pack --out audit.zip --engagement eng_01j9z3k5m7n9p1q3r5s7t9v1w3 --report rep_01j9z3k5m7n9p1q3r5s7t9v1w3
  proofroom pack --out pack.zip --pack pck_01j9z3k5m7n9p1q3r5s7t9v1w3

The last one fetches a pack that was asked for before, and goes on where an earlier download broke off.
Check it with: node verify.mjs pack.zip --key <verifier key>; the checker is in the pack, the key is not.
`;

export function addPackCommand(program: Command, terminal: Terminal): void {
  withConnection(program.command("pack").description("ask for an auditor pack, wait for it, and save it").addHelpText("after", EXAMPLES))
    .requiredOption("--out <file.zip>", "save it here")
    .option("--control <key...>", "only what bears on these controls")
    .option("--from <day>", "first day of a window, such as 2026-01-01")
    .option("--to <day>", "last day of the window")
    .option("--evidence <id...>", "only these items of evidence")
    .option("--engagement <id>", "what an audit covers: its evidence, requests, samples, findings and snapshots; its auditors see it once somebody releases it on the Reports page")
    .option("--report <id...>", "with --engagement: final reports that go along")
    .option("--log <origin>", "a pack of this ledger, where an earlier one was closed; the newest unless told otherwise")
    .option("--pack <id>", "fetch this pack instead of asking for one")
    .option("--json", "print the pack's line as JSON")
    .action(async (options: Options) => fetchPack(options, terminal));
}

async function fetchPack({ out, json, pack, control, from, to, evidence, engagement, report, log, ...connection }: Options, terminal: Terminal): Promise<void> {
  const order = orderOf({ control, from, to, evidence, engagement, report, log });
  if (pack && (order.scope.kind !== "all" || log)) throw usageError("--pack names a pack whose scope is settled; leave the other options out.");
  requireWritable(out);
  const client = await connect(connection, terminal);
  const id = pack ?? (await client.askForPack(order)).id;
  const row = await waitUntilMade(id, async () => client.getPack(id), terminal, PATIENCE);
  if (row.state !== "done") throw new CliError(EXIT.refused, `${id}: ${row.error ?? "The pack could not be made."}`);
  await savePack(client, id, out, terminal);
  for (const { what, why, count } of row.leftOut) terminal.note(`left out: ${count} × ${what} (${why})\n`);
  const facts = `${row.entries ?? 0} entries, ${row.files ?? 0} files, ${row.sizeBytes ?? 0} bytes\nSHA-256 ${row.sha256 ?? ""}`;
  return terminal.out(json ? `${JSON.stringify({ ...row, file: out }, null, 2)}\n` : `${out}: ${facts}\n`);
}

/** Asked before anything is ordered: a pack is made, sealed and told of by mail, and then could not be saved. */
function requireWritable(out: string): void {
  const folder = path.dirname(path.resolve(out));
  try {
    accessSync(folder, constants.W_OK);
    if (statSync(folder).isDirectory() && !statSync(out, { throwIfNoEntry: false })?.isDirectory()) return;
  } catch (error) {
    throw usageError(`--out: cannot write to ${folder} (${error instanceof Error ? error.message : String(error)}).`);
  }
  throw usageError(`--out: ${out} cannot be written as a file.`);
}

/** The scope that the options name. Throws a usage error for options that do not go together. */
export function orderOf({ control, from, to, evidence, engagement, report, log }: Pick<Options, "control" | "from" | "to" | "evidence" | "engagement" | "report" | "log">): PackOrder {
  for (const [name, day] of [["from", from], ["to", to]] as const) if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day)) throw usageError(`--${name} is a day such as 2026-01-31.`);
  if ((from === undefined) !== (to === undefined)) throw usageError("A window has both ends: give --from and --to.");
  const window = from !== undefined && to !== undefined ? { from, to } : undefined;
  if (evidence && (control || window)) throw usageError("--evidence names single items; leave --control, --from and --to out.");
  if (engagement && (control || window || evidence)) throw usageError("--engagement names an audit, which has its own window and controls; leave --control, --evidence, --from and --to out.");
  if (report && !engagement) throw usageError("--report names reports of the pack of an audit: say which with --engagement.");
  const named = log === undefined ? {} : { log };
  if (engagement) return { scope: { kind: "engagement", engagement, reports: report ?? [], ...named } };
  if (evidence) return { scope: { kind: "item", evidence, ...named } };
  if (control) return { scope: { kind: "control", controls: control, ...window, ...named } };
  return { scope: window ? { kind: "window", ...window, ...named } : { kind: "all", ...named } };
}
