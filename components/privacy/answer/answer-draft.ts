import type { Redaction, RedactionReason } from "@/server/domain/privacy/answers/redact";
import type { AnswerChoices } from "@/server/domain/privacy/answers/schema";

/** What an officer decided so far, while they look through the data. */
export type AnswerDraft = Required<AnswerChoices>;
export type Place = Omit<Redaction, "reason">;

export const draftOf = (choices: Partial<AnswerChoices> | null): AnswerDraft => ({ redactions: [], leftOut: [], portable: [], told: {}, ...choices });

const isAt = (redaction: Redaction, { fileId, table, row, column }: Place): boolean => redaction.fileId === fileId && redaction.table === table && redaction.row === row && redaction.column === column;

/** The reason a place is blacked out for by itself, not by its row or column. */
export function reasonAt({ redactions }: AnswerDraft, place: Place): RedactionReason | null {
  return redactions.find((redaction) => isAt(redaction, place))?.reason ?? null;
}

/** The reason a field is black for: its own, its row's or its column's. */
export function coverOf(draft: AnswerDraft, place: Place): RedactionReason | null {
  return reasonAt(draft, place) ?? reasonAt(draft, { ...place, column: null }) ?? reasonAt(draft, { ...place, row: null });
}

/** Blacks a place out, or shows it again. */
export function toggled(draft: AnswerDraft, place: Place, reason: RedactionReason): AnswerDraft {
  const rest = draft.redactions.filter((redaction) => !isAt(redaction, place));
  return { ...draft, redactions: rest.length < draft.redactions.length ? rest : [...rest, { ...place, reason }] };
}

/** Leaves a file out with its reason; null gives it whole again. */
export function withLeftOut(draft: AnswerDraft, fileId: string, why: string | null): AnswerDraft {
  const rest = draft.leftOut.filter((each) => each.fileId !== fileId);
  return { ...draft, leftOut: why === null ? rest : [...rest, { fileId, why }] };
}

/** Takes a column of a table along or leaves it, for what is taken elsewhere. */
export function withColumn(draft: AnswerDraft, { fileId, table }: Pick<Place, "fileId" | "table">, column: string, isTaken: boolean): AnswerDraft {
  const mine = draft.portable.find((each) => each.fileId === fileId && each.table === table);
  const columns = (mine?.columns ?? []).filter((name) => name !== column);
  const taken = isTaken ? [...columns, column] : columns;
  const others = draft.portable.filter((each) => each !== mine);
  return { ...draft, portable: taken.length > 0 ? [...others, { fileId, table, columns: taken }] : others };
}
