import { Command, CommanderError } from "commander";

import { ProofroomError } from "../client/proofroom-error";
import { CliError, EXIT, exitOf, sentenceOf } from "./cli-error";
import { addControlsCommand } from "./controls-command";
import { addDueCommand } from "./due-command";
import { addErasuresCommand } from "./erasures-command";
import { addEvidenceCommand } from "./evidence-command";
import { addInspectCommand } from "./inspect-command";
import { addLedgerCommand } from "./ledger-command";
import { addPackCommand } from "./pack-command";
import { addPrivacyCommand } from "./privacy-command";
import { addPushCommand } from "./push-command";
import { addReportCommand } from "./report-command";
import { addSampleCommand } from "./sample-command";
import { addSetupCommand } from "./setup-command";
import { plain, type Terminal } from "./terminal";
import { addWitnessCommand } from "./witness-command";

const EXAMPLES = `
Examples:
  proofroom inspect pgbackrest-info.json
  pgbackrest info --output=json | proofroom push - --source-system db-main
  proofroom controls --state fail
  proofroom report make --kind soc2_readiness --from 2026-01-01 --to 2026-03-31 --out readiness.pdf
  proofroom pack --out pack.zip --from 2026-01-01 --to 2026-03-31

Address and key come from --url and --key, or from PROOFROOM_URL and PROOFROOM_KEY.
Exit codes: 0 all well, 1 something refused, 2 usage or configuration, 3 server unreachable.
`;

/** Runs one command line and says with which code to leave. Every failure is one sentence. */
export async function run(argv: string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.done;
  try {
    await buildProgram(terminal, (exit) => void (code = exit)).parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const [exit, sentence] = refusalOf(error);
    if (sentence) terminal.note(`${sentence.split("\n").map(plain).join("\n")}\n`);
    return exit;
  }
}

export function buildProgram(terminal: Terminal, leave: (exit: number) => void): Command {
  const program = new Command("proofroom").description("Puts evidence into Proofroom and reads what it proves.").addHelpText("after", EXAMPLES);
  // Commander's own way out is the process's end; what it would print comes as the error's message.
  program.exitOverride().configureOutput({ outputError: () => undefined, writeOut: (text) => void terminal.out(text), writeErr: (text) => terminal.note(text) });
  program.helpCommand(false).showSuggestionAfterError();
  for (const add of [addPushCommand, addInspectCommand, addControlsCommand, addEvidenceCommand, addErasuresCommand, addReportCommand, addLedgerCommand, addPackCommand, addSetupCommand, addWitnessCommand, addDueCommand, addPrivacyCommand, addSampleCommand]) add(program, terminal, leave);
  return program;
}

function refusalOf(error: unknown): [exit: number, sentence: string] {
  if (error instanceof CommanderError) return [EXIT.usage, error.code === "commander.help" ? "" : usageSentence(error.message)];
  if (error instanceof CliError) return [error.exit, error.message];
  if (error instanceof ProofroomError) return [error.code === "INVALID" ? EXIT.usage : exitOf(error), sentenceOf(error)];
  return [EXIT.refused, `This is a mistake in proofroom itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
}

/** Commander's message as a sentence, without the values that were typed: one may be a secret in the wrong place. */
export function usageSentence(message: string): string {
  const text = message.replace(/^error: /, "").replaceAll(/'(--?[\w-]+)=[^']*'/g, "'$1'").replace(/( but got \d+): .*$/s, "$1.").replaceAll(/\s+/g, " ").trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return `${/[.)?!]$/.test(sentence) ? sentence : `${sentence}.`} Add --help to see what it takes.`;
}
