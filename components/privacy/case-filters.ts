import type { Right } from "@/server/domain/privacy/case/vocabulary";

import { RIGHTS_SHOWN } from "./case-words";

export const SHOWN = ["open", "overdue", "closed", "all"] as const;
export type CaseFilters = { show: (typeof SHOWN)[number]; right: Right | null; mine: boolean; from: number };

/** The filters as an address has them; what it has wrongly counts as not said. */
export function caseFiltersFrom(query: URLSearchParams): CaseFilters {
  const from = Number(query.get("from") ?? 0);
  return {
    show: SHOWN.find((show) => show === query.get("show")) ?? "open", right: RIGHTS_SHOWN.find((right) => right === query.get("right")) ?? null,
    mine: query.get("mine") === "1", from: Number.isSafeInteger(from) && from > 0 ? from : 0,
  };
}

/** The same as an address; what is usual is left out. */
export function caseSearch({ show, right, mine, from }: CaseFilters): URLSearchParams {
  return new URLSearchParams([...(show === "open" ? [] : [["show", show]]), ...(right ? [["right", right]] : []), ...(mine ? [["mine", "1"]] : []), ...(from > 0 ? [["from", String(from)]] : [])]);
}
