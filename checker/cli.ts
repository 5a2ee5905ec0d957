import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";

import { Broken, CannotCheck } from "./broken";
import { checkPack } from "./check-pack";
import { readGiven, WHERE_KEY } from "./given";
import { openPack } from "./node-files";
import { nodePlatform } from "./node-platform";
import { Report } from "./report";
import { printable, reportJson, reportLines } from "./words";

const USAGE = "node verify.mjs <pack.zip|folder> --key <key or file> [--since <checkpoint file>] [--tsa-root <pem>] [--policy <file>] [--json]";
const HOLDS = 0;
const DOES_NOT_HOLD = 1;
const CANNOT_CHECK = 2;
const OPTIONS = {
  key: { type: "string" }, since: { type: "string" }, "tsa-root": { type: "string" }, policy: { type: "string" },
  json: { type: "boolean" }, help: { type: "boolean", short: "h" },
} as const;

type Output = { out: (text: string) => void; err: (text: string) => void };

/** Runs the checker as a command. @returns the exit code: 0 all holds, 1 something does not, 2 could not be checked */
export async function main(argv: string[], { out, err }: Output): Promise<number> {
  try {
    const { values, positionals } = readArguments(argv);
    if (values.help) {
      out(`${USAGE}\n`);
      return HOLDS;
    }
    return await check(positionals, values, out);
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    err(`${printable(error.message)}\n`);
    return CANNOT_CHECK;
  }
}

type Values = ReturnType<typeof readArguments>["values"];

function readArguments(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new CannotCheck(`${error instanceof Error ? error.message : String(error)}. Usage: ${USAGE}`);
  }
}

async function check([place, ...rest]: string[], values: Values, out: Output["out"]): Promise<number> {
  if (!place || rest.length > 0) throw new CannotCheck(`One pack is expected. Usage: ${USAGE}`);
  if (!values.key) throw new CannotCheck(WHERE_KEY);
  const given = readGiven({ key: keyText(values.key), since: bytesAt(values.since), policy: bytesAt(values.policy), tsaRoot: bytesAt(values["tsa-root"]) }, nodePlatform);
  const report = new Report();
  const source = await report.attempt(place, () => openPack(place, report));
  if (source) await checkPack({ source, given, platform: nodePlatform, report });
  out(values.json ? `${JSON.stringify(reportJson(report), null, 2)}\n` : `${reportLines(report).join("\n")}\n`);
  return report.holds() ? HOLDS : DOES_NOT_HOLD;
}

/** The option holds the key itself, or the name of a file with it. A key always has two plus signs, a file name hardly. */
function keyText(option: string): string {
  const isFile = statSync(option, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile ? new TextDecoder().decode(bytesAt(option)) : option;
}

function bytesAt(place: string | undefined): Uint8Array | undefined {
  if (place === undefined) return undefined;
  try {
    return Uint8Array.from(readFileSync(place));
  } catch (error) {
    throw new CannotCheck(`${place} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** Used when the pack itself breaks an assumption that no check reports: a fault of the checker, never a pass. */
export function unexpected(error: unknown): string {
  const what = error instanceof Broken ? error.code : error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `The checker itself failed (${printable(what)}); nothing can be said about this pack.\n`;
}
