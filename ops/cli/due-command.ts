import type { Command } from "commander";

import { EXIT, usageError } from "./cli-error";
import { plain, type Terminal } from "./terminal";

type Options = {
  received: string; country: string; region?: string; zone?: string; regime?: string; right?: string; pause?: string;
  asked: string[]; answered: string[]; ground: string[]; extended?: string; responded?: string; refused?: string; asOf?: string; json?: boolean;
};

const WIDTH = 100;
// Codes that are in use beside ISO 3166-1.
const CALLED: Record<string, string> = { UK: "GB", EL: "GR" };

const EXAMPLES = `
Examples:
  proofroom due --received 2026-03-05T10:00Z --country DE
  proofroom due --received 2026-06-01 --country GB --ground clarification --asked 2026-06-05 --answered 2026-06-10
  proofroom due --received 2026-06-01 --country DE --pause suspend --ground identity --asked 2026-06-02 --answered 2026-06-15 --json

Counts by GDPR Art. 12 and Regulation 1182/71, or by UK GDPR Art. 12 and 12A, and shows each step. Nothing is sent anywhere.
A day without a time is one of the legal zone. Not legal advice. Exit codes: 0 computed, 2 usage.
`;

export function addDueCommand(program: Command, terminal: Terminal, leave: (exit: number) => void): void {
  const also = (value: string, before: string[]) => [...before, value];
  program.command("due").description("say by when a person's request must be answered, and why, without a server").addHelpText("after", EXAMPLES)
    .requiredOption("--received <when>", "when it arrived: 2026-03-05, or an instant such as 2026-03-05T10:00Z")
    .requiredOption("--country <code>", "whose public holidays count: DE, FR, GB, …")
    .option("--region <code>", "region with holidays of its own: BY, SCT, …")
    .option("--zone <zone>", "legal time zone; else that of the country")
    .option("--regime <regime>", "EU or UK; else that of the country")
    .option("--right <right>", "access, rectification, erasure, restriction, portability, objection or automated_decision")
    .option("--pause <policy>", "EU: strict counts the wait for the person, suspend does not")
    .option("--asked <when>", "when the person was asked for something; may be repeated", also, [])
    .option("--answered <when>", "when they answered, one for each --asked", also, [])
    .option("--ground <ground>", "what for: identity, clarification or fee, one for each --asked", also, [])
    .option("--extended <when>", "when a notice of extension with its reasons was sent")
    .option("--responded <when>", "when the answer was sent")
    .option("--refused <when>", "when a refusal was sent")
    .option("--as-of <when>", "until when open waiting counts, and when overdue is judged")
    .option("--json", "print dates, steps and articles as JSON")
    .action(async (options: Options) => {
      await printDeadline(options, terminal);
      leave(EXIT.done);
    });
}

async function printDeadline({ json, ...query }: Options, terminal: Terminal): Promise<void> {
  const [{ calculateDeadline }, { DeadlineQuery }, { deadlineText }] = await Promise.all([import("@/server/domain/privacy/deadline"), import("@/server/domain/privacy/deadline-query"), import("@/server/domain/privacy/deadline-text")]);
  const read = DeadlineQuery.safeParse({ ...query, country: CALLED[query.country.toUpperCase()] ?? query.country.toUpperCase(), ...(query.regime ? { regime: query.regime.toUpperCase() } : {}) });
  if (!read.success) throw usageError(read.error.issues.map(({ path, message }) => `--${optionOf(path)}: ${message}`).join(" "));
  const deadline = calculateDeadline(read.data);
  await terminal.out(json ? `${JSON.stringify(deadline, null, 2)}\n` : deadlineText(deadline, WIDTH).split("\n").map(plain).join("\n"));
}

/** "as-of" of asOf; a list's place is left out. */
function optionOf(path: PropertyKey[]): string {
  return String(path[0] ?? "").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
