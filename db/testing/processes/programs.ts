import path from "node:path";

/** What tests start as a process of its own, by the name of its bundle: started from its sources one takes three seconds. */
export const TEST_PROGRAMS = {
  "erase-apart": "db/testing/processes/erase-apart.ts",
  "make-pack-on": "db/testing/processes/make-pack-on.ts",
  "sequence-on": "db/testing/processes/sequence-on.ts",
  "write-on": "db/testing/processes/write-on.ts",
} as const;

/** The file to start. */
export function testProgram(name: keyof typeof TEST_PROGRAMS): string {
  return path.resolve("dist/testing", `${name}.mjs`);
}
