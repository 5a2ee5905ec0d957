import type { RightProcess } from "./case";
import { groundOf, NEVER_GROUNDS } from "./grounds";
import type { ClaimedGround } from "./parts";
import { CaseRefusal } from "./refusal";
import { requireText } from "./requirements";
import { RIGHT_NAMES } from "./vocabulary";

/** Throws unless the code is a ground the law knows, for this right and this extent, with every fact it stands on. */
export function requireGround({ ground: code, facts }: ClaimedGround, extent: "item" | "whole", process: RightProcess): void {
  const ground = groundOf(code);
  if (ground === undefined) {
    const why = Object.hasOwn(NEVER_GROUNDS, code) ? NEVER_GROUNDS[code] : "the law knows no such ground";
    throw new CaseRefusal("NOT_A_GROUND", "GDPR Art. 12(2), 12(4)", `"${code}" is no ground to refuse: ${why ?? ""}.`);
  }
  if (!ground.rights.includes(process.right)) throw new CaseRefusal("GROUND_NOT_FOR_RIGHT", ground.article, `"${code}" is no ground against the right "${RIGHT_NAMES[process.right]}".`);
  if (ground.extent !== "both" && ground.extent !== extent) {
    throw new CaseRefusal("GROUND_EXTENT", ground.article, extent === "whole" ? `"${code}" withholds parts and never refuses all: black out, and give the rest.` : `"${code}" is about the whole request, not about one item.`);
  }
  for (const needed of ground.facts) {
    const stated = facts.find(({ fact }) => fact === needed);
    if (stated === undefined) throw new CaseRefusal("FACTS_MISSING", ground.article, `The ground "${code}" needs the fact "${needed}"; the burden of proof is ours.`);
    requireText(stated.text, `the fact "${needed}"`, ground.article);
  }
  requireFit(code, process);
}

/** What a ground presupposes in this very case. */
function requireFit(code: string, { fee, objectsTo }: RightProcess): void {
  if (code === "copy_fee_unpaid" && (fee?.because !== "further_copy" || fee.result !== null)) {
    throw new CaseRefusal("GROUND_NOT_MET", "GDPR Art. 15(3)", "No fee for a further copy is open.");
  }
  if (code === "public_interest_research" && !objectsTo.includes("research_statistics")) throw new CaseRefusal("GROUND_NOT_MET", "GDPR Art. 21(6)", "The objection is not to research or statistics.");
}
