import { readFile } from "node:fs/promises";
import path from "node:path";

import { PackError } from "@/server/domain/packs/error";

export type CheckerFiles = { mjs: Uint8Array; html: Uint8Array; goProgram: string };

/** The checker as it was built with this installation. Throws `CHECKER_NOT_BUILT`. */
export async function checkerFiles(): Promise<CheckerFiles> {
  try {
    const [mjs, html, goProgram] = await Promise.all([
      readFile(path.resolve("dist/checker/verify.mjs")), readFile(path.resolve("dist/checker/verify.html")), readFile(path.resolve("docs/ledger/second-implementation/main.go"), "utf8"),
    ]);
    return { mjs, html, goProgram };
  } catch (error) {
    throw new PackError("CHECKER_NOT_BUILT", `The checker that goes into every pack is not there (${error instanceof Error ? error.message : String(error)}). Run "npm run prepare".`);
  }
}
