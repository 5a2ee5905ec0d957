import { readFile, stat } from "node:fs/promises";

import type { Command } from "commander";

import type { Repeated } from "@/server/domain/samples/repeat";

import { EXIT, usageError } from "./cli-error";
import { plain, type Terminal } from "./terminal";

const EXAMPLES = `
Examples:
  proofroom sample a-3-s-1.json
  proofroom sample a-3-s-1.json --json

Nothing is sent anywhere. The rules are in docs/audits/sampling.md. Exit codes: 0 the same items, 1 not the same, 2 usage or not such a file.
`;
const MAX_BYTES = 256 * 2 ** 20;

export function addSampleCommand(program: Command, terminal: Terminal, leave: (exit: number) => void): void {
  program.command("sample").description("draw an exported sample again, without a server, and say whether the items are the same").argument("<file.json>", "sample as exported from an audit").addHelpText("after", EXAMPLES)
    .option("--json", "print the result as JSON")
    .action(async (file: string, { json }: { json?: boolean }) => leave(await drawAgain(file, json === true, terminal)));
}

async function drawAgain(file: string, json: boolean, terminal: Terminal): Promise<number> {
  const [{ SampleDocument }, { repeatDraw }, { requireFiles }] = await Promise.all([import("@/server/domain/samples/document"), import("@/server/domain/samples/repeat"), import("./read-input")]);
  await requireFiles([file]);
  if ((await stat(file)).size > MAX_BYTES) throw usageError(`${plain(file)} is larger than any sample that is exported.`);
  const parsed = SampleDocument.safeParse(jsonOf(file, await readFile(file, "utf8")));
  if (!parsed.success) throw usageError(`${plain(file)} is not an exported sample: ${plain(`${parsed.error.issues[0]?.path.join(".") ?? ""} ${parsed.error.issues[0]?.message ?? ""}`.trim())}.`);
  const result = repeated(file, () => repeatDraw(parsed.data));
  await terminal.out(json ? `${JSON.stringify(result, null, 2)}\n` : textOf(result));
  return result.same ? EXIT.done : EXIT.refused;
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw usageError(`${plain(file)} is not JSON.`);
  }
}

/** A line that is none stops the drawing: the file is not what it says. */
function repeated(file: string, work: () => Repeated): Repeated {
  try {
    return work();
  } catch (error) {
    throw usageError(`${plain(file)} holds a list that cannot be read: ${plain(error instanceof Error ? error.message : String(error)).slice(0, 200)}.`);
  }
}

const SHOWN = 20;

function textOf({ same, seedIsOfTheRule, problems, items }: Repeated): string {
  const seed = seedIsOfTheRule ? "The seed is that of the rule." : "The seed is made of a text the auditor gave.";
  if (same) return `Drawn again: ${items.length} items, the same in the same order. ${seed}\n`;
  const more = problems.length > SHOWN ? [`… and ${problems.length - SHOWN} more differences`] : [];
  return `Not the same. ${seed}\n${[...problems.slice(0, SHOWN).map(plain), ...more].map((line) => `  ${line}\n`).join("")}`;
}
