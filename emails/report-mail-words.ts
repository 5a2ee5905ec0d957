import { dayInWords } from "@/server/domain/privacy/in-words";
import { failureWords } from "@/server/domain/reports/failures";
import type { SayLanguage } from "@/server/domain/say/say";

type Report = { organization: string; title: string };
type Made = Report & { from: string; to: string; missed: string[] };
type Failed = Report & { on: string; reason: string; refused: boolean };
/** What the mails about a scheduled report say, in the language that was chosen for it. */
type ReportMailWords = {
  why: string;
  made: (mail: Made) => { subject: string; lead: string; missed: string; foot: string };
  failed: (mail: Failed) => { subject: string; lead: string; next: string; foot: string };
};

const en = (day: string) => dayInWords("en", day);
const de = (day: string) => dayInWords("de", day);

export const REPORT_MAIL_WORDS: Record<SayLanguage, ReportMailWords> = {
  en: {
    why: "Sent by Proofroom.",
    made: ({ organization, title, from, to, missed }) => ({
      subject: `${title} of ${organization}, ${en(from)} to ${en(to)}`,
      lead: `The ${title} of ${organization} for ${en(from)} to ${en(to)} was made on its schedule. It lies on the report shelf:`,
      missed: `Nothing was made on ${missed.map(en).join(", ")}, because nothing ran then. Ask for the report of those days on the same page if you need it.`,
      foot: "You get this mail because the schedule names you. Whoever looks after it can take you off.",
    }),
    failed: ({ organization, title, on, reason, refused }) => ({
      subject: `${refused ? "Not made" : "Not made so far"}: ${title} of ${organization}, due on ${en(on)}`,
      lead: `The ${title} of ${organization}, due on its schedule on ${en(on)}, was not made${refused ? "." : " so far."} ${failureWords("en", reason)}`,
      next: refused ? "Change the schedule, then try its last day again:" : "It stands on the report shelf. Where it still shows this reason, try it again there:",
      foot: "You get this mail once, because you look after this schedule or are named in it.",
    }),
  },
  de: {
    why: "Gesendet von Proofroom.",
    made: ({ organization, title, from, to, missed }) => ({
      subject: `${title}, ${organization}, ${de(from)} bis ${de(to)}`,
      lead: `Nach Zeitplan erstellt: ${title}, ${organization}, ${de(from)} bis ${de(to)}. Der Bericht liegt im Berichtsregal:`,
      missed: `Nicht erstellt wurde er am ${missed.map(de).join(", ")}, weil da nichts lief. Fordern Sie den Bericht für diese Tage auf derselben Seite an, wenn Sie ihn brauchen.`,
      foot: "Sie erhalten diese E-Mail, weil der Zeitplan Sie nennt. Wer ihn betreut, kann Sie herausnehmen.",
    }),
    failed: ({ organization, title, on, reason, refused }) => ({
      subject: `${refused ? "Nicht erstellt" : "Bisher nicht erstellt"}: ${title}, ${organization}, fällig am ${de(on)}`,
      lead: `${refused ? "Nicht erstellt" : "Bisher nicht erstellt"}: ${title}, ${organization}, nach Zeitplan fällig am ${de(on)}. ${failureWords("de", reason)}`,
      next: refused ? "Ändern Sie den Zeitplan und versuchen Sie dann seinen letzten Tag noch einmal:" : "Der Bericht steht im Berichtsregal. Zeigt er diesen Grund noch, versuchen Sie es dort noch einmal:",
      foot: "Sie erhalten diese E-Mail einmal, weil Sie diesen Zeitplan betreuen oder darin genannt sind.",
    }),
  },
};
