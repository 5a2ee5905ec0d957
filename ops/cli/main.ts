import { run } from "./program";
import { terminal } from "./terminal";

/** Runs one command line. Sets the exit code instead of leaving, so that everything printed arrives. */
export async function main(argv: string[]): Promise<void> {
  // A reader such as `head` may stop reading: that is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  process.exitCode = await run(argv, terminal(process));
}
