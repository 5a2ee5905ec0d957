import type { PackRow, ReportRow } from "../client/proofroom-client";
import { sleep } from "../client/retry";
import { CliError, EXIT } from "./cli-error";
import type { Terminal } from "./terminal";

type Making = Pick<ReportRow, "progress" | "step"> & { state: ReportRow["state"] | PackRow["state"] };
/** `longestMs`: when to stop asking. A failed piece is tried again by the worker; after `failedPolls` in a row it is given up. */
type Patience = { longestMs: number; failedPolls: number; pollMs?: number };

/** Asks until a report or a pack is made, and shows how far it is. */
export async function waitUntilMade<Row extends Making>(id: string, ask: () => Promise<Row>, terminal: Terminal, { longestMs, failedPolls, pollMs = 1000 }: Patience): Promise<Row> {
  const end = Date.now() + longestMs;
  let shown = "";
  let failed = 0;
  while (Date.now() < end) {
    const row = await ask();
    const text = progressText(row);
    if (text !== shown) terminal.note(terminal.isInteractive ? `\r\u001b[K${text}` : `${text}\n`);
    shown = text;
    failed = row.state === "failed" ? failed + 1 : 0;
    if (["done", "expired", "erased"].includes(row.state) || failed >= failedPolls) {
      if (terminal.isInteractive) terminal.note("\n");
      return row;
    }
    await sleep(pollMs);
  }
  throw new CliError(EXIT.unreachable, `${id} is not made after ${longestMs / 60_000} minutes. Is the worker running?`);
}

export function progressText({ state, progress, step }: Making): string {
  const done = Math.round(Math.min(1, Math.max(0, progress)) * 20);
  const words = { queued: "waiting for the worker", running: step ?? "working", done: "made", failed: "failed, waiting for another try", expired: "kept no longer", erased: "ended, something in it was erased" };
  return `[${"#".repeat(done)}${"-".repeat(20 - done)}] ${String(done * 5).padStart(3)} % ${words[state]}`;
}
