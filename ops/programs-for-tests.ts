import { TEST_PROGRAMS } from "@/db/testing/processes/programs";

import { buildPrograms, bundled } from "./build-programs";

// On globalThis because each project of a run loads this file for itself: written once for them all.
const holder = globalThis as typeof globalThis & { proofroomPrograms?: Promise<unknown> };

/** Before a run of tests: the programs of the product and of the tests, from the sources as they are now. */
export async function setup(): Promise<void> {
  await (holder.proofroomPrograms ??= Promise.all([buildPrograms(), bundled(TEST_PROGRAMS, "dist/testing", "bundle")]));
}
