import type { Command } from "commander";

import type { Terminal } from "./terminal";

const EXAMPLES = `
Examples:
  proofroom erasures replay --since 2026-11-01T00:00:00Z

Run it after every restore, where the installation runs, before web and worker are started: it reads the same settings as
they do. Give a moment before the copy you restored from was made; earlier is never wrong. It may be run again.
`;

export function addErasuresCommand(program: Command, terminal: Terminal): void {
  program.command("erasures").description("lawful erasures of this installation")
    .command("replay").description("carry out again what was erased since, after a restore").addHelpText("after", EXAMPLES)
    .requiredOption("--since <moment>", "RFC 3339 time, such as 2026-11-01T00:00:00Z")
    .action(async ({ since }: { since: string }) => {
      const { replay } = await import("./replay-erasures");
      await replay(since, terminal);
    });
}
