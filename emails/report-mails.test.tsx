import { expect, test } from "vitest";

import { REPORT_FAILURES } from "@/server/domain/reports/failures";

import { renderMail, type MailTemplate } from "./render";

const report = { url: "https://portal.example/o/acme/reports#rep_1", organization: "Acme", title: "T" };
const mailsIn = (language: "en" | "de"): MailTemplate[] => [
  { name: "report-made", props: { ...report, language, from: "2026-01-01", to: "2026-03-31", missed: ["2026-02-01"] } },
  ...Object.values(REPORT_FAILURES).map((reason): MailTemplate => ({ name: "report-failed", props: { ...report, language, on: "2026-05-01", reason, refused: false } })),
  { name: "report-failed", props: { ...report, language, on: "2026-05-01", reason: REPORT_FAILURES.notMade, refused: true } },
];
/** Words of three letters and more, names and addresses left out. */
const wordsOf = ({ subject, plain }: { subject: string; plain: string }) => new Set(`${subject} ${plain}`.replaceAll(/https:\S+|Acme|Proofroom/g, "").toLowerCase().match(/[a-zäöüß]{3,}/g));
const SAME_IN_BOTH = ["was", "die", "mail"];

test("a mail about a scheduled report is in the report's language, whole, with days as that language writes them", async () => {
  for (const [at, german] of mailsIn("de").entries()) {
    const english = mailsIn("en")[at] as MailTemplate;
    const [de, en] = [await renderMail(german), await renderMail(english)];
    expect([...wordsOf(de)].filter((word) => wordsOf(en).has(word) && !SAME_IN_BOTH.includes(word))).toEqual([]);
    expect([de.html.includes('lang="de"'), en.html.includes('lang="en"')]).toEqual([true, true]);
    for (const mail of [de, en]) expect([mail.plain.includes(report.url), /\d{4}-\d{2}-\d{2}/.test(`${mail.subject}${mail.plain}`)]).toEqual([true, false]);
  }
});
