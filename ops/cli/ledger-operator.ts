import type { Command } from "commander";

import { usageError } from "./cli-error";
import type { Terminal } from "./terminal";

export type LedgerOptions = {
  organization?: string; anchorLog?: boolean; all?: boolean; json?: boolean; from?: string; statement?: string; lastGood?: number; keyCompromised?: boolean; reason?: string; overlapDays?: number; yes?: boolean;
};

/** The operator's commands for the ledger. They act on the database directly, not over the API. */
export function addOperatorCommands(ledger: Command, terminal: Terminal, leave: (exit: number) => void): void {
  const act = (name: LedgerAct) => async (options: LedgerOptions) => leave(await (await import("./ledger-run")).runLedger(name, options, terminal));
  const one = (command: Command) => command.option("--organization <slug>", "the organization, by its part of the address").option("--anchor-log", "the installation's anchor log");
  const oneOrAll = (command: Command) => one(command).option("--all", "every organization, and the anchor log");

  ledger.command("status").description("show every log beside what the head guard holds").option("--organization <slug>", "only this one").option("--json", "print it as JSON").action(act("status"));
  oneOrAll(ledger.command("guard").description("look after the head guard").command("init").description("make the guard's entry of a log that has none, from the database")).action(act("guard init"));
  one(ledger.command("freeze").description("stop a log: nothing is signed or recorded")).requiredOption("--reason <sentence>", "why, for the people who will be refused").action(act("freeze"));
  one(ledger.command("unfreeze").description("let a frozen log go on, if it fits what was published")).action(act("unfreeze"));
  one(ledger.command("repair").description("take back entries that a restore has lost, from a mirror")).requiredOption("--from <folder or pack.zip>", "copy of the log, with checkpoint and tile/entries").action(act("repair"));
  one(ledger.command("succeed").description("close a frozen log for ever and open its successor")).requiredOption("--statement <sentence>", "what happened, for auditors; stands in the new log's first entry")
    .option("--last-good <size>", "entries that are vouched for, where not all are", wholeNumber).option("--key-compromised", "the log's key was in other hands").action(act("succeed"));
  oneOrAll(ledger.command("rotate-key").description("go over to the key of the newest seed")).option("--overlap-days <days>", "how long the old key signs beside it", wholeNumber, 30).action(act("rotate-key"));
}

export type LedgerAct = "status" | "guard init" | "freeze" | "unfreeze" | "repair" | "succeed" | "rotate-key";

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw usageError("A whole number is expected for a size and for days.");
  return Number(text);
}
