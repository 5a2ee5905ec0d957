import type { StatusWords } from "../../domain/status-page/words";
import type { ServiceError } from "../../services/errors";
import type { AskFault, AskField, TypedAsk } from "./page";

export const emptyAsk = (): TypedAsk => ({ document: "", name: "", company: "", email: "" });

/** The fields of the form by the names of the page. */
export function typedAsk(form: URLSearchParams): TypedAsk {
  const text = (name: keyof TypedAsk) => form.get(name) ?? "";
  return { document: text("document"), name: text("name"), company: text("company"), email: text("email") };
}

/** The same as the verb wants it. */
export function askInput(form: URLSearchParams) {
  const { document, ...who } = typedAsk(form);
  return { ...who, document: /^\d{1,2}$/.test(document) ? Number(document) : -1, agreementSha256: form.get("agreement") ?? "", accepted: form.get("accepted") === "yes" };
}

const FIELDS: AskField[] = ["document", "name", "company", "email", "accepted"];

/** Each problem of a refused form at its field, one a field, in the order of the page. */
export function faultsOfAsk({ code, details }: ServiceError, { faults }: Pick<StatusWords, "faults">): AskFault[] {
  if (code === "CONFLICT") return [{ field: "accepted", message: faults.changed }];
  return FIELDS.flatMap((field) => {
    const detail = details.find((one) => one.field === field);
    return detail ? [{ field, message: detail.code === "UNSTORABLE_TEXT" ? faults.unstorable : faults[field] }] : [];
  });
}
