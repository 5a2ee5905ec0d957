import { VERDICT_STATES } from "@/server/domain/controls/schema";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import type { Sentence } from "../say";
import { STATE_MEANING } from "../words";

const TERMS = [
  ["Control", "What the organization promises to do."],
  ["Control test", "The rule, or set of rules, that judges a control from records."],
  ["Evidence, exhibit", "One artefact as it was received. It is never changed; a correction is a new version."],
  ["Record", "One set of typed facts read from an artefact: one backup run, one account, one finding."],
  ["Deviation", "An item that differs from what was promised. “2 of 25” means that 25 items were tested and 2 deviate."],
  ["Population", "The complete list a test ran against, with the source's own count where it gave one."],
  ["Late", "Received after the run it proves was due, or after the period it speaks about had closed."],
  ["Leaf, checkpoint", "The hash of one ledger entry; the signed size and root of the ledger at a moment."],
  ["‹U+…›", "Characters for which this document has no letterform, or that would act instead of print, are shown by their Unicode numbers."],
] as const satisfies readonly (readonly [Sentence, Sentence])[];

/** Appendix E: the eight results and the words used, in plain sentences. */
export function glossary(c: Composer): void {
  const { say } = c;
  c.appendix(say("Result states and words"));
  c.table(say("The eight results"), {
    columns: [{ head: say("Result"), width: 110, style: TYPE.cellMedium }, { head: say("What it says"), width: c.measure - 110 }],
    rows: VERDICT_STATES,
    cells: (state) => [{ state }, say(STATE_MEANING[state])],
  });
  c.table(say("Words"), {
    columns: [{ head: say("Word"), width: 110, style: TYPE.cellMedium }, { head: say("Meaning in this document"), width: c.measure - 110 }],
    rows: TERMS,
    cells: ([word, meaning]) => [say(word), say(meaning)],
  });
}
