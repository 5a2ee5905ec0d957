import { publicLogo } from "@/server/domain/look/public-logo";
import { RIGHTS } from "@/server/domain/privacy/case/vocabulary";

import { type CaseContext, resolveCaseLink } from "../../services/access/resolve-case-link";
import { ServiceError } from "../../services/errors";
import { fetchOwnFile } from "../../services/privacy/delivery/fetch";
import { sendDownloadCode } from "../../services/privacy/delivery/send-code";
import { redeemDownloadCode } from "../../services/privacy/delivery/redeem-code";
import { answerIdentity } from "../../services/privacy/answer-identity";
import { confirmAddress } from "../../services/privacy/confirm-address";
import { getOwnCase } from "../../services/privacy/get-own-case";
import { withdrawAsRequester } from "../../services/privacy/withdraw";
import { writeAsRequester } from "../../services/privacy/write-message";
import { rangedFileResponse } from "../ranged-file";
import type { CaseDone, CaseField, Fault, Outcome } from "./public-page";
import { readForm } from "./read-form";
import { chosenLanguage, visitLanguage } from "./visit-language";
import { type Visit, withVisitor } from "./with-visitor";

type Deed = { done: CaseDone } | { refused: Fault<CaseField> } | { fetch: string };

/** GET: the case of whoever holds its link. Opens and shows, and changes nothing: mail programs open links by themselves. */
export const showCase = withVisitor("case", async (visit) => {
  const ctx = await contextOf(visit);
  return casePage(ctx, visit, { done: doneIn(visit.request), typed: "", faults: [] }, 200);
});

/**
 * POST: confirm the request, write to the organization, or withdraw a right; then back to the page (303). Whoever has
 * the address may do this from anywhere: it is the credential, no cookie counts, and under `no-referrer` a browser sends
 * no origin to compare.
 */
export const actOnOwnCase = withVisitor("case", async (visit) => {
  const ctx = await contextOf(visit);
  const form = await readForm(visit.request);
  const deed = await carryOut(ctx, form);
  if ("refused" in deed) return casePage(ctx, visit, { done: null, typed: form.get(deed.refused.field) ?? "", faults: [deed.refused] }, 422);
  const at = `/privacy/${visit.params["orgSlug"] ?? ""}/case/${visit.params["token"] ?? ""}`;
  if ("fetch" in deed) return { name: "moved", to: `${at}/files/${deed.fetch}` };
  const query = new URLSearchParams({ done: deed.done, ...language(visit.request) });
  return { name: "moved", to: `${at}?${query}` };
});

/** GET: a file that a code opened; goes on where a download broke off. */
export const fetchCaseFile = withVisitor("case", async (visit) => {
  const { request, params } = visit;
  const isRest = /^bytes=(?!0-)/.test(request.headers.get("range") ?? "");
  const response = rangedFileResponse(request, await fetchOwnFile(await contextOf(visit), params["grant"] ?? "", isRest));
  response.headers.set("x-robots-tag", "noindex, nofollow");
  return { name: "file", response };
});

const contextOf = async ({ params, facts }: Visit): Promise<CaseContext> => resolveCaseLink(params["orgSlug"] ?? "", params["token"] ?? "", facts);

function language(request: Request): { lang?: string } {
  const lang = chosenLanguage(request);
  return lang ? { lang } : {};
}

async function casePage(ctx: CaseContext, { request, params }: Visit, rest: { done: CaseDone | null; typed: string; faults: Fault<CaseField>[] }, status: 200 | 422): Promise<Outcome> {
  const own = await getOwnCase(ctx);
  const centrePath = `/privacy/${params["orgSlug"] ?? ""}`;
  return { name: "case", status, language: visitLanguage(request, own.language), own, logo: publicLogo(centrePath, own.logo), centrePath, here: `${centrePath}/case/${params["token"] ?? ""}`, ...rest };
}

/** What the address says was done a moment ago. It is only words: the page shows what is so. */
function doneIn(request: Request): CaseDone | null {
  const told = new URL(request.url).searchParams.get("done");
  return told === "confirmed" || told === "written" || told === "withdrawn" || told === "code" || told === "answered" ? told : null;
}

async function carryOut(ctx: CaseContext, form: URLSearchParams): Promise<Deed> {
  const act = form.get("act");
  if (act === "write") return write(ctx, form.get("text") ?? "");
  if (act === "withdraw") return withdraw(ctx, form);
  if (act === "code") {
    await sendDownloadCode(ctx, form.get("file") ?? "");
    return { done: "code" };
  }
  if (act === "open") return open(ctx, form);
  if (act === "answer") return answer(ctx, form.get("answer") ?? "");
  if (act === "confirm") {
    await confirmAddress(ctx);
    return { done: "confirmed" };
  }
  return { refused: { field: "text", problem: "no_message" } };
}

const write = async (ctx: CaseContext, text: string): Promise<Deed> => saying("text", text, async () => {
  await writeAsRequester(ctx, { text });
  return { done: "written" };
});

const answer = async (ctx: CaseContext, text: string): Promise<Deed> => saying("answer", text, async () => {
  await answerIdentity(ctx, { text });
  return { done: "answered" };
});

async function saying(field: "text" | "answer", text: string, say: () => Promise<Deed>): Promise<Deed> {
  try {
    return await say();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "INVALID") throw error;
    const isUnreadable = error.details.some(({ code }) => code === "UNSTORABLE_TEXT");
    return { refused: { field, problem: text.trim() === "" ? "no_message" : isUnreadable ? "unreadable" : "too_long" } };
  }
}

/** A wrong code and a file that is not there are one answer. */
async function open(ctx: CaseContext, form: URLSearchParams): Promise<Deed> {
  const fileId = (form.get("file") ?? "").slice(0, 80);
  const opened = await redeemDownloadCode(ctx, fileId, (form.get("code") ?? "").slice(0, 80));
  return opened ? { fetch: opened.grant } : { refused: { field: `code-${fileId}`, problem: "wrong_code" } };
}

async function withdraw(ctx: CaseContext, form: URLSearchParams): Promise<Deed> {
  const right = RIGHTS.find((one) => one === form.get("right"));
  const field = `withdraw-${right ?? ""}` as const;
  if (!right) return { refused: { field, problem: "nothing_to_withdraw" } };
  if (form.get("sure") !== "yes") return { refused: { field, problem: "no_confirmation" } };
  try {
    await withdrawAsRequester(ctx, { rights: [right] });
    return { done: "withdrawn" };
  } catch (error) {
    if (error instanceof ServiceError && error.code === "UNPROCESSABLE") return { refused: { field, problem: "nothing_to_withdraw" } };
    throw error;
  }
}
