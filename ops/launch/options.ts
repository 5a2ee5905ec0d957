import { parseArgs } from "node:util";

export type LaunchOptions = { reset: boolean; port: number; dataDir: string };

/** Reads the launcher's own options. Throws one sentence about what is wrong. */
export function launchOptions(args: string[], defaults: { port: number; dataDir: string }): LaunchOptions {
  const { values } = parseArgs({ args, options: { reset: { type: "boolean", default: false }, port: { type: "string" }, data: { type: "string" } }, strict: true });
  const port = values.port === undefined ? defaults.port : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  return { reset: values.reset, port, dataDir: values.data ?? defaults.dataDir };
}
