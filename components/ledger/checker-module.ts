import type * as Checker from "@/checker/in-page";
import type { CheckStep } from "@/checker/one-proof";

export type BrowserCheck = { steps: CheckStep[] } | { message: string };

// Not part of the bundle: it is the checker as it was built, 32 kB, and only who verifies loads it.
const ADDRESS = "/checker/in-page.mjs";

/** The independent checker, loaded the first time that somebody verifies. Rejects where it does not arrive. */
export async function loadChecker(): Promise<typeof Checker> {
  return (await import(/* turbopackIgnore: true */ /* webpackIgnore: true */ ADDRESS)) as typeof Checker;
}

/** The bytes at an address of ours. Throws with the status where it answers with none. */
export async function bytesAt(href: string): Promise<Uint8Array> {
  const answer = await fetch(href, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${href} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Runs a check here; what kept it from being done is a sentence. */
export async function checkHere(work: (checker: typeof Checker) => Promise<CheckStep[]>): Promise<BrowserCheck> {
  try {
    return { steps: await work(await loadChecker()) };
  } catch {
    return { message: "Nothing was checked in this browser: the checker or the proof did not arrive. Try again, or check the downloaded proof." };
  }
}
