import { readFile, stat } from "node:fs/promises";

import type { Command } from "commander";

import { EXIT } from "./cli-error";
import type { Terminal } from "./terminal";

type Options = { kind?: string; timezone?: string; mapping?: string; json?: boolean };

const EXAMPLES = `
Examples:
  proofroom inspect trivy.json
  proofroom inspect users.csv --mapping mapping.json --timezone Europe/Berlin
  npm audit --json | proofroom inspect - --json

Nothing is sent anywhere. Exit codes: 0 recognised, 1 refused, 2 usage.
`;

export function addInspectCommand(program: Command, terminal: Terminal, leave: (exit: number) => void): void {
  program.command("inspect").description("say what a file would be read as, without a server").argument("<file>", "file to read; - is the standard input").addHelpText("after", EXAMPLES)
    .option("--kind <kind>", "kind of the records, where the file leaves it open")
    .option("--timezone <zone>", "zone of times written without one")
    .option("--mapping <file.json>", "column mapping of a table")
    .option("--json", "print format, tool, records, facts and issues as JSON")
    .action(async (file: string, options: Options) => leave(await inspectFile(file, options, terminal)));
}

async function inspectFile(file: string, { kind, timezone, mapping, json }: Options, terminal: Terminal): Promise<number> {
  const [{ inspect }, { readMapping }, { requireFiles, STDIN }, text, { MAX_PARSED_BYTES }] = await Promise.all([
    import("@/server/domain/formats/inspect"), import("./push-options"), import("./read-input"), import("./inspect-text"), import("@/server/domain/evidence/schema"),
  ]);
  await requireFiles([file]);
  const csvMapping = mapping === undefined ? undefined : readMapping(mapping);
  const bytes = file === STDIN ? await readAll(terminal.stdin, MAX_PARSED_BYTES) : (await stat(file)).size > MAX_PARSED_BYTES ? null : await readFile(file);
  const found = bytes ? inspect(bytes, { kind, timezone, csvMapping }) : text.tooLarge(MAX_PARSED_BYTES);
  const isRefused = found.format === null || found.issues.some((issue) => issue.level === "error");
  if (json) for (const part of text.inspectionJson(found)) await terminal.out(part);
  else await terminal.out(text.inspectionText(file === STDIN ? "stdin" : file, found, isRefused));
  return isRefused ? EXIT.refused : EXIT.done;
}

/** The whole standard input, or null where it is more than can be read as records. */
async function readAll(stdin: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
