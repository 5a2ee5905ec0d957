import type { Command } from "commander";

import { usageError } from "./cli-error";
import { connect, withConnection, type ConnectionOptions } from "./connection";
import { table } from "./table";
import type { Terminal } from "./terminal";

type Options = ConnectionOptions & { kind?: string; control?: string; sourceSystem?: string; text?: string; limit: string; cursor?: string; json?: boolean };

export function addEvidenceCommand(program: Command, terminal: Terminal): void {
  const evidence = program.command("evidence").description("read what is in");
  const list = evidence.command("list").description("list evidence, newest first").addHelpText("after", "\nExamples:\n  proofroom evidence list --control BCP-03\n  proofroom evidence list --kind backup_run --limit 200 --json\n");
  withConnection(list)
    .option("--kind <kind>", "only with records of this kind")
    .option("--control <key>", "only linked to this control")
    .option("--source-system <name>", "only from this system")
    .option("--text <text>", "only with this in title, file name or system")
    .option("--limit <n>", "rows a page, 1 to 200", "50")
    .option("--cursor <cursor>", "the page after this one")
    .option("--json", "print the page as JSON")
    .action(async ({ json, limit, url, key, ...query }: Options) => {
      if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > 200) throw usageError("--limit is a number from 1 to 200.");
      const client = await connect({ url, key }, terminal);
      const page = await client.listEvidence({ ...query, limit: Number(limit) });
      const lines = page.rows.map((row) => [`E-${row.number}`, row.receivedAt, row.title, row.kinds.map(({ kind, count }) => `${count} ${kind}`).join(", ") || null, row.controlKeys.join(" ") || null, row.id]);
      await terminal.out(json ? `${JSON.stringify(page, null, 2)}\n` : table(["number", "received", "title", "records", "controls", "id"], lines));
      if (!json && page.nextCursor) terminal.note(`There is more: add --cursor ${page.nextCursor}\n`);
    });
}
