import type { Findings } from "@/server/domain/ledger/finding";

/**
 * Runs one part of a self-check. What is stored may be of a form that nobody wrote here, and must not keep the check from saying
 * so: an error over it becomes the finding `CHECK_STOPPED`, and the other parts go on. What comes from outside the stored rows (a lost
 * connection, a full disk) is thrown: then the check did not run.
 */
export async function tryStep<T>(what: string, findings: Findings, otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isFromOutside(error)) throw error;
    findings.add("CHECK_STOPPED", what, `what is stored cannot be read to its end: ${error instanceof Error ? error.message : String(error)}`);
    return otherwise;
  }
}

/** Whether an error comes from anything but the stored rows. PostgreSQL says by class 22 that it was the data. @param ofRows classes of errors that are the rows' own */
export function isFromOutside(error: unknown, ofRows: readonly string[] = ["22"]): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return "syscall" in error || code.startsWith("CONNECT") || (error.name === "PostgresError" && !ofRows.includes(code.slice(0, 2))) || isFromOutside(error.cause, ofRows);
}
