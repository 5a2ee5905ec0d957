import type { ProofroomClient, ReportRow } from "../client/proofroom-client";
import { sleep } from "../client/retry";
import { CliError, EXIT } from "./cli-error";
import type { Terminal } from "./terminal";

const LONGEST_MS = 30 * 60_000;
/** A failed report is tried again by the worker; only one that stays failed is given up. */
const FAILED_POLLS = 15;

/** Asks until the report is made, and shows how far it is. */
export async function waitForReport(client: Pick<ProofroomClient, "getReport">, id: string, terminal: Terminal, pollMs = 1000): Promise<ReportRow> {
  const end = Date.now() + LONGEST_MS;
  let shown = "";
  let failed = 0;
  while (Date.now() < end) {
    const row = await client.getReport(id);
    const text = progressText(row);
    if (text !== shown) terminal.note(terminal.isInteractive ? `\r\u001b[K${text}` : `${text}\n`);
    shown = text;
    failed = row.state === "failed" ? failed + 1 : 0;
    if (row.state === "done" || failed >= FAILED_POLLS) {
      if (terminal.isInteractive) terminal.note("\n");
      return row;
    }
    await sleep(pollMs);
  }
  throw new CliError(EXIT.unreachable, `${id} is not made after ${LONGEST_MS / 60_000} minutes. Is the worker running?`);
}

export function progressText({ state, progress, step }: Pick<ReportRow, "state" | "progress" | "step">): string {
  const done = Math.round(Math.min(1, Math.max(0, progress)) * 20);
  const words = { queued: "waiting for the worker", running: step ?? "working", done: "made", failed: "failed, waiting for another try" };
  return `[${"#".repeat(done)}${"-".repeat(20 - done)}] ${String(done * 5).padStart(3)} % ${words[state]}`;
}
