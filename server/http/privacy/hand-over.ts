import { type Language, LANGUAGE_CODES } from "@/server/domain/privacy/languages";

import type { ServiceContext } from "../../services/context";
import { ServiceError } from "../../services/errors";
import { slowVisitor } from "../../services/privacy/slow-visitor";
import { takeHandOver, visitorOf } from "../../services/privacy/hand-over/take";
import { openCentre } from "./open-centre";
import { fileForm } from "./file-form";
import type { Centre, Outcome, SignedIn } from "./public-page";
import { readForm } from "./read-form";
import { emptyForm, formOfVisit, typedIn } from "./request-form";
import { chosenLanguage, visitLanguage } from "./visit-language";
import { type Visit, waitOf, withVisitor } from "./with-visitor";

type Entered = { ctx: ServiceContext; centre: Centre; visit: Visit };

/**
 * GET with `token`: takes somebody over from the organization's own application, once, and sends them on to the form with
 * a sealed visit in its address; GET with `visit`: that form, with who they are filled in. Whatever is wrong with either
 * is the same page, so that it tells nothing of keys or people.
 */
export const showHandOver = withVisitor("centre", async (visit) => {
  const entered = { ...(await openCentre(visit)), visit };
  const query = new URL(visit.request.url).searchParams;
  return orOver(entered, async () => (query.has("token") ? take(entered, query.get("token") ?? "") : form(entered, query.get("visit") ?? "")));
});

/** POST: the same hand-over from an application that keeps its token out of addresses, or the filled-in form. */
export const takeHandedOver = withVisitor("centre", async (visit) => {
  const entered = { ...(await openCentre(visit)), visit };
  const sent = await readForm(visit.request);
  return orOver(entered, async () => {
    if (sent.has("token")) return take(entered, sent.get("token") ?? "");
    const signedIn = await orNobody(signedInBy(entered.ctx, sent.get("visit") ?? ""));
    // Their hour is over: what they typed goes on without it, and nothing has to be typed twice.
    if (!signedIn) return { name: "centre", status: 422, language: visitLanguage(visit.request), centre: entered.centre, signedIn, typed: typedIn(sent), faults: [{ field: "email", problem: "visit_over" }] };
    return fileForm({ ctx: entered.ctx, centre: entered.centre, ip: visit.facts.ip, language: visitLanguage(visit.request), signedIn }, sent);
  });
});

async function take({ ctx, centre, visit: { request, facts } }: Entered, token: string): Promise<Outcome> {
  await slowVisitor(ctx, facts.ip);
  const { visit, locale } = await takeHandOver(ctx, token);
  const lang = chosenLanguage(request) ?? spoken(locale) ?? visitLanguage(request);
  return { name: "moved", to: `/privacy/${centre.slug}/hand-over?${new URLSearchParams({ visit, lang })}` };
}

async function form({ ctx, centre, visit: { request } }: Entered, sealed: string): Promise<Outcome> {
  return { name: "centre", status: 200, language: visitLanguage(request), centre, signedIn: await signedInBy(ctx, sealed), typed: emptyForm(formOfVisit(sealed)), faults: [] };
}

async function orNobody(person: Promise<SignedIn>): Promise<SignedIn | null> {
  try {
    return await person;
  } catch (error) {
    if (error instanceof ServiceError && error.code === "GONE") return null;
    throw error;
  }
}

async function signedInBy(ctx: ServiceContext, sealed: string): Promise<SignedIn> {
  const { email, name } = await visitorOf(ctx, sealed);
  return { visit: sealed, email, name };
}

async function orOver({ centre, visit: { request } }: Entered, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const language = visitLanguage(request);
    if (error.code === "RATE_LIMITED") return { name: "limited", status: 429, language, waitSeconds: waitOf(error.details), contactEmail: centre.contactEmail };
    if (error.code === "GONE") return { name: "over", status: 410, language, centre };
    throw error;
  }
}

const spoken = (locale: string): Language | undefined => LANGUAGE_CODES.find((code) => code === locale.toLowerCase().split(/[-_]/)[0]);
