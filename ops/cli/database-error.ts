import { CliError, EXIT } from "./cli-error";

/** What a person can do about a failed statement or connection; anything else as it is. */
export function explainDatabaseError(error: unknown): unknown {
  const code = databaseCode(error);
  if (!code) return error;
  if (/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|CONNECT|57|08)/.test(code)) return new CliError(EXIT.unreachable, "The database does not answer. Is DATABASE_URL right, and is PostgreSQL running?");
  if (/^(28|3D|3F|42)/.test(code)) return new CliError(EXIT.usage, `The database is not ready for Proofroom (${code}). Run npm run migrate with the same PROOFROOM_SECRET first, then this again.`);
  return error;
}

function databaseCode(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string") return code;
  }
  return undefined;
}
