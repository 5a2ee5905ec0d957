import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "./composer";
import { documentControl } from "./sections/document-control";
import { registerChapters } from "./sections/register-chapters";
import { registerPurpose } from "./sections/register-purpose";
import { registerVersions } from "./sections/register-versions";
import { signOff } from "./sections/sign-off";

/** A report of registers of the privacy desk, in reading order: what it is, the registers, which versions were printed, the sign-off. */
export function registersReport(c: Composer, snapshot: ReportSnapshot): void {
  for (const section of [documentControl, registerPurpose, registerChapters, registerVersions, signOff]) section(c, snapshot);
}
