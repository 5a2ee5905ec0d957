import { existsSync } from "node:fs";
import path from "node:path";

/** What runs in a process of its own, by the name of its bundle, which `ops/build-programs.ts` writes with every build. */
export const PROGRAMS = {
  "draw-report": "server/reports/draw-file.ts",
  "draw-answer": "server/reports/draw-answer.ts",
  "draw-certificate": "server/reports/draw-certificate.ts",
  "write-export": "server/domain/engagements/write-export-piped.ts",
  "open-pkcs12": "server/services/signing/pkcs12-child.ts",
  "recognise": "server/services/evidence/recognise-piped.ts",
} as const;

/** The file to start. Throws where it is missing: its silence would be taken for what it was asked to read. */
export function programFile(name: keyof typeof PROGRAMS): string {
  const file = path.resolve(/* turbopackIgnore: true */ "dist/programs", `${name}.mjs`);
  if (!existsSync(file)) throw new Error(`${file} is missing. Run: npm run build`);
  return file;
}
