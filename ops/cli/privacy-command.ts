import { readFile } from "node:fs/promises";

import type { Command } from "commander";

import { CliError, EXIT, usageError } from "./cli-error";
import { addDrillsCommand } from "./drills-command";
import { connect, withConnection, type ConnectionOptions } from "./connection";
import { plain, type Terminal } from "./terminal";

type Options = ConnectionOptions & { since: string; system?: string; report?: string; json?: boolean };
const PAGE = 500;

const EXAMPLES = `
Examples:
  proofroom privacy erasures --since 2026-03-01T00:00:00Z --system sys_… --json > again.json
  proofroom privacy erasures --since 2026-03-01T00:00:00Z --system sys_… --report done.json

After a system was restored from a backup: give a moment before the backup was made, erase these people again, and report
it. The report is JSON: an array of { requestId, taskId, records, method }, method one of deleted, anonymised, overwritten,
none_found. Exit code 1 where the report leaves somebody out.
`;

export function addPrivacyCommand(program: Command, terminal: Terminal): void {
  const privacy = program.command("privacy").description("people's requests");
  addDrillsCommand(privacy, terminal);
  withConnection(privacy.command("erasures").description("who must be erased again in a system that was restored").addHelpText("after", EXAMPLES))
    .requiredOption("--since <moment>", "RFC 3339 time, such as 2026-03-01T00:00:00Z")
    .option("--system <id>", "only what was ordered for this system of the register")
    .option("--report <file.json>", "report what was erased again instead of listing")
    .option("--json", "print the list as JSON, with what finds each person; of a report its receipt")
    .action(async (options: Options) => (options.report === undefined ? list(options, terminal) : report(options, options.report, terminal)));
}

async function list({ since, system, json, ...connection }: Options, terminal: Terminal): Promise<void> {
  const client = await connect(connection, terminal);
  const rows = [];
  let cursor: string | undefined;
  do {
    const page = await client.erasures({ since, limit: PAGE, ...(system ? { system } : {}), ...(cursor ? { cursor } : {}) });
    rows.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  if (json) return terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
  const lines = rows.map((row) => `${plain(row.requestId)} ${plain(row.taskId)} ${plain(row.system)}: ordered ${row.orderedAt}, ${row.identifiers === null ? "known by hash only" : `${row.identifiers.length} identifiers`}`);
  return terminal.out(`${[...lines, `${rows.length} to be erased again since ${since}.`].join("\n")}\n`);
}

async function report({ since, system, json, ...connection }: Options, file: string, terminal: Terminal): Promise<void> {
  if (!system) throw usageError("--report needs --system: which system was restored.");
  const done = await readDone(file);
  const client = await connect(connection, terminal);
  const receipt = await client.reportReplay({ system, since, done });
  const sentence = `${receipt.id}: reported, ledger entry ${receipt.entryId}; ${receipt.missing} not in the report, ${receipt.unknown} that were never ordered.`;
  if (json) await terminal.out(`${JSON.stringify(receipt, null, 2)}\n`);
  if (receipt.missing > 0) throw new CliError(EXIT.refused, sentence);
  if (!json) await terminal.out(`${sentence}\n`);
}

type Done = { requestId: string; taskId: string; records: number; method: "deleted" | "anonymised" | "overwritten" | "none_found" }[];

/** The server says what is wrong with a line; here it need only be a list. */
async function readDone(file: string): Promise<Done> {
  try {
    const read: unknown = JSON.parse(await readFile(file, "utf8"));
    if (Array.isArray(read)) return read as Done;
  } catch (error) {
    throw usageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw usageError(`${file} is no JSON array.`);
}
