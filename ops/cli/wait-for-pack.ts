import type { PackRow, ProofroomClient } from "../client/proofroom-client";
import { sleep } from "../client/retry";
import { CliError, EXIT } from "./cli-error";
import type { Terminal } from "./terminal";
import { progressText } from "./wait-for-report";

const LONGEST_MS = 4 * 3_600_000;
/** A failed pack is tried again by the worker; only one that stays failed is given up. */
const FAILED_POLLS = 20;

/** Asks until the pack is made, and shows how far it is. A large one takes hours, not minutes. */
export async function waitForPack(client: Pick<ProofroomClient, "getPack">, id: string, terminal: Terminal, pollMs = 1000): Promise<PackRow> {
  const end = Date.now() + LONGEST_MS;
  let shown = "";
  let failed = 0;
  while (Date.now() < end) {
    const row = await client.getPack(id);
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
  throw new CliError(EXIT.unreachable, `${id} is not made after ${LONGEST_MS / 3_600_000} hours. Is the worker running?`);
}
