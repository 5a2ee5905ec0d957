import type { Command } from "commander";

import { connect, withConnection, type ConnectionOptions } from "./connection";
import type { PushFlags } from "./push-options";
import type { Terminal } from "./terminal";

type Options = ConnectionOptions & PushFlags & { dryRun?: boolean; json?: boolean };

const EXAMPLES = `
Examples:
  proofroom push pgbackrest-info.json --source-system db-main --environment production
  restic snapshots --json | proofroom push - --source-system nas --query "restic snapshots --json"
  proofroom push users.csv --mapping okta-users --timezone Europe/Berlin
  proofroom push runs.json --kind deployment --answer deployment.approved=true --dry-run
  proofroom push policy.pdf --as-document --control BCP-03

A value after --answer is read as true, false, null or a number where it is one; '"1234"' is the text 1234.
Files over 1 MiB are streamed. Pushing the same file twice stores it once.
Exit codes: 0 all in, 1 some refused, 2 usage or configuration, 3 server unreachable.
`;

export function addPushCommand(program: Command, terminal: Terminal, leave: (exit: number) => void): void {
  const command = program.command("push").description("put files in as evidence").argument("<files...>", "files to push; - is the standard input").addHelpText("after", EXAMPLES);
  const list = (value: string, all: string[] = []) => [...all, value];
  withConnection(command)
    .option("--kind <kind>", "kind of the records, where the file leaves it open (JUnit, workflow runs)")
    .option("--title <text>", "title of the evidence")
    .option("--source-system <name>", "system the file comes from")
    .option("--environment <name>", "its environment, such as production")
    .option("--collector <name>", "who or what collected it")
    .option("--query <text>", "query or command that produced it")
    .option("--extracted-at <time>", "when it was taken from the source, such as 2026-03-05T10:00:00Z")
    .option("--extracted-by <name>", "who took it")
    .option("--period-start <time>", "start of the period it covers")
    .option("--period-end <time>", "end of that period")
    .option("--timezone <zone>", "zone of times written without one, such as Europe/Berlin")
    .option("--row-count <n>", "rows the source says it has")
    .option("--mapping <name|file.json>", "column mapping of a table: a saved one by name, or a file")
    .option("--answer <kind.fact=value>", "a fact the file cannot know; may be given again", list)
    .option("--control <key>", "also link this control; may be given again", list)
    .option("--supersedes <id>", "evidence this one corrects")
    .option("--as-document", "keep a file nothing can be read from, for people")
    .option("--dry-run", "say what would happen and store nothing")
    .option("--json", "print the answers as JSON")
    .action(async (files: string[], options: Options) => leave(await push(files, options, terminal)));
}

async function push(files: string[], { dryRun = false, json = false, ...options }: Options, terminal: Terminal): Promise<number> {
  const [{ describedBy }, { requireFiles }, { pushFiles }, { outcomeJson, outcomeText }] = await Promise.all([import("./push-options"), import("./read-input"), import("./push-files"), import("./push-text")]);
  await requireFiles(files);
  const described = describedBy(options, files.length);
  const client = await connect(options, terminal);
  const results: unknown[] = [];
  const code = await pushFiles(files, {
    client, described, dryRun, stdin: terminal.stdin,
    tell: async (outcome) => (json ? void results.push(outcomeJson(outcome)) : terminal.out(outcomeText(outcome))),
  });
  if (json) await terminal.out(`${JSON.stringify({ results }, null, 2)}\n`);
  return code;
}
