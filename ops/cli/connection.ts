import type { Command } from "commander";

import { usageError } from "./cli-error";
import type { Terminal } from "./terminal";

export type ConnectionOptions = { url?: string; key?: string };

export function withConnection(command: Command): Command {
  return command
    .option("--url <address>", "address of the installation (default: PROOFROOM_URL, else http://localhost:3000)")
    .option("--key <key>", "API key; better in PROOFROOM_KEY, where other users of the machine do not see it");
}

/** A client from the options and the environment. */
export async function connect(options: ConnectionOptions, { env }: Terminal) {
  const url = options.url ?? (env["PROOFROOM_URL"] || "http://localhost:3000");
  const key = options.key ?? env["PROOFROOM_KEY"];
  if (!key) throw usageError("No API key: set PROOFROOM_KEY, or give --key. Keys are made under Settings, API keys.");
  const { ProofroomClient } = await import("../client/proofroom-client");
  try {
    return new ProofroomClient({ url, key });
  } catch (error) {
    throw error instanceof TypeError ? usageError(`The ${error.message}`) : error;
  }
}
