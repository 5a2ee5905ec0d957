import { execFileSync } from "node:child_process";

/** Why a check with a tool is left out here; undefined where the tool is there. */
export function missing(tool: string, versionFlag: string): string | undefined {
  try {
    execFileSync(tool, [versionFlag], { stdio: "ignore" });
    return undefined;
  } catch (error) {
    // Some answer a question for their version with a failure. The answer is the reason the tests print when they are skipped.
    return typeof (error as { status?: unknown }).status === "number" ? undefined : `${tool} is not installed`;
  }
}

/** What a tool prints, whatever it leaves with: an unknown root is no failure here. */
export function printed(tool: string, ...words: string[]): string {
  try {
    return execFileSync(tool, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return `${stdout ?? ""}${stderr ?? ""}`;
  }
}
