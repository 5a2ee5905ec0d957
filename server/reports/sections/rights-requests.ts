import { inTimeRate, type Tally } from "@/server/domain/privacy/numbers/numbers";
import type { RegisterLine } from "@/server/domain/reports/privacy-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { grouped, plural } from "../words";
import { tableOrSentence } from "./table-or-sentence";

const plain = (code: string) => code.replaceAll("_", " ");

/** How requests of persons were answered, and each of them by the number of its case. */
export function rightsRequests(c: Composer, { privacy }: ReportSnapshot): void {
  c.chapter("Requests of persons");
  if (!privacy) {
    c.paragraph("No privacy desk was set up in the portal when this report was made. How requests of persons are answered is not shown by this report.");
    return;
  }
  numbers(c, privacy.numbers);
  c.section("Register");
  c.paragraph("One line for each right of each request received in the period, open in it or ended in it, as it stood when the report was made. A request is known by its number; who asked is in no report. The due day is the last day in time; a refusal had to be sent by the end of the first month (Art. 12(4)).");
  register(c, privacy.register);
  if (privacy.registerTotal > privacy.register.length) c.paragraph(`${grouped(privacy.registerTotal - privacy.register.length)} more lines are not printed here. The portal has them.`);
}

function numbers(c: Composer, { total, rights, grounds, zone }: NonNullable<ReportSnapshot["privacy"]>["numbers"]): void {
  c.section("In time or not");
  c.paragraph(`Requests received in the period, days of ${zone}. A request for two rights counts for both. “In time” is of what was answered or is overdue.`);
  c.table("Answers by right", {
    columns: [
      { head: "Right", width: c.measure - 48 * 8, style: TYPE.cellMedium },
      ...["Received", "Answered", "In time", "Overdue", "Extended", "Refused", "In part", "Median days"].map((head) => ({ head, width: 48, align: "right" as const })),
    ],
    rows: [...rights.map((tally) => ({ name: plain(tally.right), tally: tally as Tally })), { name: "all", tally: total }],
    cells: ({ name, tally }) => [name, ...[tally.received, tally.answered].map(grouped), share(tally), ...[tally.overdue, tally.extended, tally.refused, tally.partial].map(grouped), tally.medianDays === null ? "–" : String(tally.medianDays)],
  });
  if (total.longestDays !== null) c.paragraph(`The longest answer took ${plural(total.longestDays, "day")}.`);
  tableOrSentence(c, { none: "Nothing was refused.", title: "Grounds of refusals" }, {
    columns: [{ head: "Ground", width: c.measure - 200 }, { head: "Norm", width: 104, style: TYPE.cellSoft }, { head: "Refused", width: 48, align: "right" }, { head: "In part", width: 48, align: "right" }],
    rows: grounds, cells: ({ sentence, article, refused, partial }) => [sentence, article, grouped(refused), grouped(partial)],
  });
}

function register(c: Composer, rows: RegisterLine[]): void {
  tableOrSentence(c, { none: "No request was received, open or ended in the period.", title: "Rights requests" }, {
    columns: [
      { head: "No.", width: 40, style: TYPE.cellMedium }, { head: "Right", width: 74 }, { head: "Received", width: 56 }, { head: "Identity", width: 60, style: TYPE.cellSoft }, { head: "Due", width: 56 },
      { head: "Extension", width: 48, align: "right" }, { head: "Ended", width: 56 }, { head: "Outcome and grounds", width: c.measure - 390 },
    ],
    rows,
    cells: (line) => [
      line.name, [plain(line.right), { text: line.channel, style: TYPE.smallSoft }], line.receivedOn, line.identity ? plain(line.identity) : "not settled", line.dueOn ?? "no period",
      line.extendedAfterDays === null ? "–" : `day ${line.extendedAfterDays}`, line.endedOn ?? "open", [outcome(line), ...line.grounds.map((ground) => ({ text: plain(ground), style: TYPE.smallSoft }))],
    ],
  });
}

function outcome({ outcome: how, daysLate }: RegisterLine): string {
  if (how === null) return "open";
  return daysLate === null ? plain(how) : `${plain(how)}, ${daysLate === 0 ? "in time" : `${plural(daysLate, "day")} late`}`;
}

function share(tally: Tally): string {
  const rate = inTimeRate(tally);
  return rate === null ? "–" : `${Math.floor(rate * 100)} %`;
}
