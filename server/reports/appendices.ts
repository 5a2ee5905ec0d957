import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "./composer";
import { evidenceIndex } from "./sections/evidence-index";
import { glossary } from "./sections/glossary";
import { hashManifest } from "./sections/hash-manifest";
import { parameters } from "./sections/parameters";
import { populations } from "./sections/populations";
import { signOff } from "./sections/sign-off";

/** Appendices A to F, the same in every report. */
export function appendices(c: Composer, snapshot: ReportSnapshot): void {
  evidenceIndex(c, snapshot);
  populations(c, snapshot);
  parameters(c, snapshot);
  hashManifest(c, snapshot);
  glossary(c);
  signOff(c, snapshot);
}
