import type { SelfCheckRow } from "./self-checks";

type Filed = { extractedAt: Date | null; query: string | null; parameters: string | null };

/** Whether the evidence that a check was filed as (`fileCheck`) says of it what its row does. */
export function saysTheSame(row: SelfCheckRow, { extractedAt, query, parameters }: Filed): boolean {
  const [from, to] = [row.fromSize ?? 0, row.toSize ?? 0];
  const range = `entries ${from} to ${Math.max(from, to) - 1}`;
  return extractedAt?.getTime() === row.finishedAt?.getTime() && (query ?? "").startsWith(row.kind === "full" ? "whole " : "incremental ") && (query ?? "").endsWith(range) && foundTheSame(row, parameters ?? "");
}

/** The evidence ends with the root and the findings, as far as there was room. */
function foundTheSame({ root, state, findings, findingsTotal }: SelfCheckRow, parameters: string): boolean {
  const list = findings ?? [];
  if ((state === "passed") !== (findingsTotal === 0) || (findingsTotal === 0) !== (list.length === 0)) return false;
  const said = [`root ${root ? Buffer.from(root).toString("base64") : "not derived"}`, ...list.map(({ code, at, message }) => `${code} at ${at}: ${message}`)].join("\n");
  const start = parameters.search(/^root /m);
  return start >= 0 && parameters.slice(start).trimEnd() === said.slice(0, 10_000 - start).trimEnd();
}
