import type { Issue } from "../evidence/record";

/** Most issues of one sort that are listed one by one; the rest is counted. */
export const MAX_LISTED = 100;

type Where = Pick<Issue, "record" | "kind" | "field" | "expected">;

export const error = (code: string, message: string, where: Where = {}): Issue => ({ level: "error", code, message, ...where });
export const warning = (code: string, message: string, where: Where = {}): Issue => ({
  level: "warning",
  code,
  message,
  ...where,
});
export const info = (code: string, message: string, where: Where = {}): Issue => ({ level: "info", code, message, ...where });

export function hasError(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.level === "error");
}

/** Lists the first {@link MAX_LISTED} issues and says how many more there are. */
export function bounded(issues: Issue[]): Issue[] {
  const more = issues.length - MAX_LISTED;
  if (more <= 0) return issues;
  const level = issues.slice(MAX_LISTED).some((issue) => issue.level === "error") ? "error" : "warning";
  return [
    ...issues.slice(0, MAX_LISTED),
    { level, code: "MORE_ISSUES", message: `${more} more issues of this file are not listed.` },
  ];
}
