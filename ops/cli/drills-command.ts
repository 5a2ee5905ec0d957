import type { Command } from "commander";

import type { DrillView } from "@/server/domain/privacy/drills/view";

import { connect, withConnection, type ConnectionOptions } from "./connection";
import { table } from "./table";
import { plain, type Terminal } from "./terminal";

type Options = ConnectionOptions & { json?: boolean };
const EXAMPLES = `
Examples:
  proofroom privacy drills
  proofroom privacy drills drl_… --json

A drill asks every system for a made-up person, erases them and asks again. Without an id: all of them, quarters without one
among them. With one: how each system fared.
`;

export function addDrillsCommand(privacy: Command, terminal: Terminal): void {
  withConnection(privacy.command("drills [id]").description("drills of rights requests, or one of them system by system").addHelpText("after", EXAMPLES))
    .option("--json", "print it as JSON")
    .action(async (id: string | undefined, options: Options) => (id === undefined ? list(options, terminal) : show(id, options, terminal)));
}

async function list({ json, ...options }: Options, terminal: Terminal): Promise<void> {
  const client = await connect(options, terminal);
  const drills = await client.drills();
  const lines = drills.rows.map(({ id, quarter, name, result, state, planted, systems, failing }) => [quarter, id, name, result ?? state, planted, systems, failing]);
  await terminal.out(json ? `${JSON.stringify(drills, null, 2)}\n` : table(["quarter", "id", "drill", "stands", "planted", "systems", "with faults"], lines));
}

async function show(id: string, { json, ...options }: Options, terminal: Terminal): Promise<void> {
  const client = await connect(options, terminal);
  const drill = await client.getDrill(id);
  await terminal.out(json ? `${JSON.stringify(drill, null, 2)}\n` : `${plain(drill.name)}, ${plain(drill.quarter)}: ${drill.result ?? drill.state}\n${systemsOf(drill)}`);
}

function systemsOf({ systemRows }: DrillView): string {
  const lines = systemRows.map(({ name, verdict: { found, handedOver, erased, gone, faults } }) => [name, found, handedOver, erased, gone, faults.join(", ") || "none"]);
  return table(["system", "found", "handed over", "erased", "gone", "faults"], lines);
}
