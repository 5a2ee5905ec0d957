import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import { IDENTITY_ASKS, OBJECTS_TO, REQUEST_STATES, RIGHT_STATES, RIGHTS } from "@/server/domain/privacy/case/vocabulary";
import { centreWordsOf } from "@/server/domain/privacy/centre-words/centre-words";
import type { Step } from "@/server/domain/privacy/explain-stops";
import { dayInWords } from "@/server/domain/privacy/in-words";
import { type Language, LANGUAGE_CODES } from "@/server/domain/privacy/languages";
import type { OwnCase, RightDates } from "@/server/domain/privacy/view";
import type { Centre, Problem, PublicPage } from "@/server/http/privacy/public-page";

import { PublicDocument } from "./public-document";

const PROBLEMS: Problem[] = ["no_right", "no_email", "bad_email", "too_long", "unreadable", "no_message", "no_confirmation", "nothing_to_withdraw", "trap", "visit_over"];
const OUTCOMES = [null, "full", "partial", "no_data", "refused", "withdrawn"];
const UNDATED = ["waiting", "waiting_counts", "restart"];
const LONG = `Very${"long".repeat(60)}`;
const AT = "2026-03-05T23:30:00.000Z";

const centre: Centre = {
  slug: "acme", controllerName: LONG, controllerAddress: LONG, contactEmail: "privacy@acme.example", dpoName: null, dpoEmail: "dpo@acme.example", authorityName: LONG, authorityAddress: null, authorityUrl: null,
  noticeUrl: null, accent: null, regime: "UK", retentionYears: 0, logo: null,
};
const shown = (page: PublicPage) => renderToStaticMarkup(<PublicDocument page={page} style="" />);
/** A sentence whose gap nobody filled, or a value that is none. */
const GAP = /\{\w+\}|undefined|\bnull\b|NaN|Invalid Date|\[object/;

function steps(language: Language): Step[] {
  const kinds = Object.keys(centreWordsOf(language).case.dates.steps) as Step["kind"][];
  return kinds.map((kind) => ({ kind, title: "", text: "", authorities: ["GDPR Art. 12(3)"], date: UNDATED.includes(kind) ? null : "2026-04-07" }));
}

function ownCase(language: Language, rest: Partial<OwnCase> = {}): OwnCase {
  const dates: RightDates[] = RIGHTS.map((right, at) => ({
    right, isTakenBack: false, isSettled: false, isRunning: at > 0, due: at === 0 ? null : `2026-04-0${at}`, refusalDue: "2026-04-07", target: null, isExtended: at > 3, isOverdue: at > 5, daysLeft: at === 4 ? 0 : 3, withoutStops: "2026-04-05", acknowledgeBy: right === "complaint" ? "2026-04-07" : null, steps: steps(language),
  }));
  const message = { id: "m", kind: "message" as const, contentSha256: "", right: null, at: AT, sentAt: AT, by: "somebody" };
  return {
    name: "R-1", organization: LONG, accent: null, logo: null, zone: "Europe/Berlin", language, receivedAt: AT, state: "open", addressConfirmed: false, isIdentified: false, wording: LONG, email: `${LONG}@example.org`, question: { asks: [...IDENTITY_ASKS], text: LONG }, dates,
    rights: RIGHTS.map((right) => ({ right, state: "assessing", outcome: null, withdrawable: true })), messages: [{ ...message, direction: "in", text: LONG }, { ...message, id: "n", direction: "out", text: null }],
    searched: [LONG], files: (["open", "revoked", "over"] as const).map((state) => ({ id: `dsf_${state}`, name: `${LONG}.zip`, byteSize: 1_234_567, sha256: "0".repeat(64), expiresAt: AT, state })),
    erasure: null, contact: { controller: LONG, email: "privacy@acme.example", dpo: LONG, authority: { name: LONG, address: LONG, url: "https://authority.example" } }, ...rest,
  };
}
const casePage = (language: Language, rest?: Partial<OwnCase>): PublicPage => ({ name: "case", status: 200, here: "/privacy/acme/case/t", centrePath: "/privacy/acme", language, done: null, typed: "", faults: [], logo: null, own: ownCase(language, rest) });

describe.each(LANGUAGE_CODES)("in %s", (language) => {
  test("every problem is told beside its field, and every gap is filled", () => {
    for (const problem of PROBLEMS) {
      const html = shown({ name: "centre", status: 422, language, centre, signedIn: null, typed: { form: "f", rights: [...RIGHTS], objectsTo: [...OBJECTS_TO], email: "", name: "", words: "" }, faults: [{ field: "email", problem }] });
      expect(html).not.toMatch(GAP);
      expect(html).toMatch(/<a href="#email">[^<]{10,}/);
    }
  });

  test("whoever was handed over reads who they are and is not asked for an address; a link to another language takes the visit along", () => {
    const html = shown({ name: "centre", status: 200, language, centre, signedIn: { visit: "v-1", email: "petra@example.org", name: "Petra" }, typed: { form: "f-1", rights: [], objectsTo: [], email: "", name: "", words: "" }, faults: [] });
    expect(html).toContain("petra@example.org");
    expect(html).not.toMatch(/type="email"/);
    expect(html).toMatch(/name="visit" value="v-1"[\s\S]*value="Petra"/);
    expect(html.match(/\?visit=v-1&amp;lang=/g)?.length).toBe(LANGUAGE_CODES.length - 1);
    expect(html).not.toMatch(GAP);
  });

  test("a question of identity says what is asked, in the letter's words too, and a complaint names organization, number, day and what was asked for", () => {
    const html = shown(casePage(language, { state: "identity_pending", organization: "Acme & Co" }));
    expect(html.match(/name="answer"/g)).toHaveLength(1);
    for (const ask of IDENTITY_ASKS) expect(html).toContain(centreWordsOf(language).case.identity.asks[ask].replaceAll("'", "&#x27;"));
    const mail = new URL(/href="(mailto:[^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&").replaceAll("&#x27;", "'") ?? "");
    const body = mail.searchParams.get("body") ?? "";
    for (const said of ["Acme & Co", "R-1", centreWordsOf(language).rights.erasure.name, dayInWords(language, "2026-03-06")]) expect(body).toContain(said);
    expect(body).not.toMatch(GAP);
  });

  test("every state of a request and of a right, and every answer, has its words", () => {
    for (const state of REQUEST_STATES) expect(shown(casePage(language, { state }))).not.toMatch(GAP);
    const pages = RIGHT_STATES.flatMap((state) => OUTCOMES.map((outcome) => shown(casePage(language, { dates: [], messages: [], rights: [{ right: "erasure", state, outcome, withdrawable: false }] }))));
    for (const html of pages) expect(html).not.toMatch(GAP);
    expect(new Set(pages).size).toBeGreaterThan(RIGHT_STATES.length);
  });

  test("every refusal says what to do", () => {
    const refusals: PublicPage[] = [
      { name: "limited", status: 429, language, waitSeconds: 61, contactEmail: null }, { name: "too_large", status: 413, language }, { name: "broken", status: 500, language },
      { name: "missing", status: 404, of: "case", language }, { name: "missing", status: 404, of: "centre", language }, { name: "sent", status: 200, language, centre }, { name: "over", status: 410, language, centre },
    ];
    for (const page of refusals) {
      expect(shown(page)).not.toMatch(GAP);
      expect(shown(page)).toMatch(/<h1>[^<]+<\/h1><p class="lead">[^<]+/);
    }
  });
});

describe("the page of a case", () => {
  test("tells days in the zone of the case, whatever zone the server is in", () => {
    expect(shown(casePage("en"))).toContain("Received on 6 March 2026");
  });

  test("tells both dates where waiting for the person moved one", () => {
    const html = shown(casePage("en"));
    expect(html).toContain("You will have an answer by 3 April 2026");
    expect(html).toContain("it would have been 5 April 2026");
  });

  test("says that something was done only where it is so", () => {
    const page = casePage("en");
    const told = (own: Partial<OwnCase>) => shown({ ...page, done: "confirmed", own: ownCase("en", own) } as PublicPage).includes("Your address is confirmed");
    expect([told({ addressConfirmed: false }), told({ addressConfirmed: true })]).toEqual([false, true]);
  });

  test("of somebody who was forgotten asks for no confirmation", () => {
    expect(shown(casePage("en", { email: null }))).not.toContain('value="confirm"');
  });
});
