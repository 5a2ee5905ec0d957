/** Name of the unique constraint that refused a statement, or undefined for any other error. */
export function uniqueViolation(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    const { code, constraint_name: name } = at as { code?: string; constraint_name?: string };
    if (code === "23505") return name;
  }
  return undefined;
}
