import { Option, type Command } from "commander";

import { VERDICT_STATES, type VerdictState } from "@/server/domain/controls/schema";

import { connect, withConnection, type ConnectionOptions } from "./connection";
import { table } from "./table";
import type { Terminal } from "./terminal";

type Options = ConnectionOptions & { state?: VerdictState; json?: boolean };

export function addControlsCommand(program: Command, terminal: Terminal): void {
  const command = program.command("controls").description("list controls with their verdicts").addHelpText("after", "\nExamples:\n  proofroom controls\n  proofroom controls --state fail --json\n");
  withConnection(command)
    .addOption(new Option("--state <state>", "only controls in this state").choices(VERDICT_STATES))
    .option("--json", "print them as JSON")
    .action(async ({ state, json, ...options }: Options) => {
      const client = await connect(options, terminal);
      const rows = await client.controls(state ? { state } : {});
      const lines = rows.map((row) => [row.key, row.state, row.title, row.sentence]);
      await terminal.out(json ? `${JSON.stringify({ rows }, null, 2)}\n` : table(["control", "state", "title", "why"], lines));
    });
}
