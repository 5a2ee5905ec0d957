import type { FactType } from "../catalog/schema";
import type { FactValue } from "../evidence/record";

/** One line of the register. Times are ISO 8601 UTC; `endedAt` null: it is given to records that come in. */
export type StandingAnswerView = {
  id: string; // sta_…
  kind: string;
  kindLabel: string;
  fact: string;
  factLabel: string;
  type: FactType;
  value: FactValue;
  subject: { fact: string; factLabel: string; value: string } | null;
  by: string;
  at: string;
  endedAt: string | null;
};
