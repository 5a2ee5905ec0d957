import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";

import { env } from "@/server/env";

let cached: { path: string | undefined; roots: readonly string[] } | undefined;

/** The authorities that certificates of processors may come from: the usual ones, and those the operator names. */
export function opendsrRoots(): readonly string[] {
  const path = env().PROOFROOM_OPENDSR_ROOTS;
  if (cached?.path !== path || !cached) cached = { path, roots: path ? [readFileSync(path, "utf8"), ...rootCertificates] : rootCertificates };
  return cached.roots;
}
