import { createHash, randomBytes } from "node:crypto";

import { formToken } from "@/server/domain/privacy/form-token";
import type { Language } from "@/server/domain/privacy/languages";

import type { ErrorDetail, ServiceError } from "../../services/errors";
import type { Fault, Problem, RequestField, SignedIn, TypedRequest } from "./public-page";

/** A form nobody filled in yet. What it is known by stays with it, so that sent twice it counts once. */
export const emptyForm = (form: string): TypedRequest => ({ form, rights: [], objectsTo: [], email: "", name: "", words: "" });

export const newForm = (now: Date): string => formToken(now, randomBytes(16).toString("base64url"));

/** What the form of a visit is known by: one visit, one form, however often its page is shown. */
export const formOfVisit = (visit: string): string => createHash("sha256").update(visit).digest("base64url");

/** The fields of the request form by the names of the page. */
export function typedIn(form: URLSearchParams): TypedRequest {
  const text = (name: RequestField) => form.get(name) ?? "";
  return { form: form.get("form") ?? "", rights: [...new Set(form.getAll("rights"))], objectsTo: [...new Set(form.getAll("objects_to"))], email: text("email"), name: text("name"), words: text("words") };
}

/** The same as the verb wants it. What is objected to counts only where something is objected to. */
export function inputOf({ form, rights, objectsTo, email, name, words }: TypedRequest, language: Language, signedIn: SignedIn | null) {
  return { language, rights, objectsTo: rights.includes("objection") ? objectsTo : [], email: signedIn?.email ?? email, name, wording: words, form, visit: signedIn?.visit ?? "" };
}

const FIELDS: Record<string, RequestField> = { rights: "rights", objectsTo: "objects_to", email: "email", name: "name", wording: "words" };
const ORDER: RequestField[] = ["rights", "objects_to", "email", "name", "words"];

/** Each problem of a refused request at its field, one a field, in the order of the page. */
export function faultsOfRequest({ details }: ServiceError, typed: TypedRequest): Fault<RequestField>[] {
  const found = details.flatMap((detail) => {
    const field = FIELDS[detail.field?.split(".")[0] ?? ""];
    return field ? [{ field, problem: problemOf(field, detail, typed) }] : [];
  });
  return ORDER.flatMap((field) => found.find((fault) => fault.field === field) ?? []);
}

function problemOf(field: RequestField, { code }: ErrorDetail, { email }: TypedRequest): Problem {
  if (code === "UNSTORABLE_TEXT") return "unreadable";
  if (field === "rights" || field === "objects_to") return "no_right";
  if (field === "email") return email.trim() === "" ? "no_email" : "bad_email";
  return "too_long";
}
