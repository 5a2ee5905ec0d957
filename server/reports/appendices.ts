import { prints } from "@/server/domain/reports/sections";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "./composer";
import { evidenceIndex } from "./sections/evidence-index";
import { glossary } from "./sections/glossary";
import { hashManifest } from "./sections/hash-manifest";
import { parameters } from "./sections/parameters";
import { populations } from "./sections/populations";
import { signOff } from "./sections/sign-off";

/** Appendices A to F, each under the same letter in every report; two of them may be left out. */
export function appendices(c: Composer, snapshot: ReportSnapshot): void {
  evidenceIndex(c, snapshot);
  for (const [name, list] of [["populations", populations], ["parameters", parameters]] as const) {
    if (prints(snapshot, name)) list(c, snapshot);
    else c.skipAppendix();
  }
  hashManifest(c, snapshot);
  glossary(c);
  signOff(c, snapshot);
}
