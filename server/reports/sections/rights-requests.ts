import { GROUND_CODES, type GroundCode } from "@/server/domain/privacy/case/grounds";
import type { CHANNELS, IDENTITY_METHODS } from "@/server/domain/privacy/case/vocabulary";
import { groundSentence } from "@/server/domain/privacy/letters/ground-words";
import { inTimeRate, type Tally } from "@/server/domain/privacy/numbers/numbers";
import type { RegisterLine } from "@/server/domain/reports/privacy-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { lawWords } from "../law-words";
import { tableOrSentence } from "./table-or-sentence";

type Plain<Code extends string> = Code extends `${infer Head}_${infer Tail}` ? Plain<`${Head} ${Tail}`> : Code;
/** A code in plain words, which the dictionary knows. */
const plain = <const Code extends string>(code: Code) => code.replaceAll("_", " ") as Plain<Code>;
const isGround = (code: string): code is GroundCode => (GROUND_CODES as readonly string[]).includes(code);
const groundWords = ({ say }: Composer, code: string): string => (isGround(code) ? say(plain(code)) : plain(code));

/** How requests of persons were answered, and each of them by the number of its case. */
export function rightsRequests(c: Composer, { privacy }: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Requests of persons"));
  if (!privacy) {
    c.paragraph(say("No privacy desk was set up in the portal when this report was made. How requests of persons are answered is not shown by this report."));
    return;
  }
  numbers(c, privacy.numbers);
  c.section(say("Register"));
  c.paragraph(say("One line for each right of each request received in the period, open in it or ended in it, as it stood when the report was made. A request is known by its number; who asked is in no report. The due day is the last day in time; a refusal had to be sent by the end of the first month (Art. 12(4))."));
  register(c, privacy.register);
  if (privacy.registerTotal > privacy.register.length) c.paragraph(say("{count} more lines are not printed here. The portal has them.", { count: privacy.registerTotal - privacy.register.length }));
}

function numbers(c: Composer, { total, rights, grounds, zone }: NonNullable<ReportSnapshot["privacy"]>["numbers"]): void {
  const { say } = c;
  c.section(say("In time or not"));
  c.paragraph(say("Requests received in the period, days of {zone}. A request for two rights counts for both. “In time” is of what was answered or is overdue.", { zone }));
  c.table(say("Answers by right"), {
    columns: [
      { head: say("Right"), width: c.measure - 48 * 8, style: TYPE.cellMedium },
      ...(["Received", "Answered", "In time", "Overdue", "Extended", "Refused", "In part", "Median days"] as const).map((head) => ({ head: say(head), width: 48, align: "right" as const })),
    ],
    rows: [...rights.map((tally) => ({ name: say(plain(tally.right)), tally: tally as Tally })), { name: say("all"), tally: total }],
    cells: ({ name, tally }) => [name, ...[tally.received, tally.answered].map(say.number), share(tally), ...[tally.overdue, tally.extended, tally.refused, tally.partial].map(say.number), tally.medianDays === null ? "–" : say.plain(tally.medianDays)],
  });
  if (total.longestDays !== null) c.paragraph(say("The longest answer took {n} day.|The longest answer took {n} days.", { n: total.longestDays }));
  tableOrSentence(c, { none: say("Nothing was refused."), title: say("Grounds of refusals") }, {
    columns: [{ head: say("Ground"), width: c.measure - 200 }, { head: say("Norm"), width: 104, style: TYPE.cellSoft }, { head: say("Refused"), width: 48, align: "right" }, { head: say("In part"), width: 48, align: "right" }],
    rows: grounds, cells: ({ ground, sentence, article, refused, partial }) => [isGround(ground) && say.language !== "en" ? groundSentence(say.language, ground) : sentence, lawWords(say.language, article), say.number(refused), say.number(partial)],
  });
}

function register(c: Composer, rows: RegisterLine[]): void {
  const { say, clock } = c;
  tableOrSentence(c, { none: say("No request was received, open or ended in the period."), title: say("Rights requests") }, {
    columns: [
      { head: say("No."), width: 40, style: TYPE.cellMedium }, { head: say("Right"), width: 74 }, { head: say("Received"), width: 56 }, { head: say("Identity"), width: 60, style: TYPE.cellSoft }, { head: say("Due"), width: 56 },
      { head: say("Extension"), width: 48, align: "right" }, { head: say("Ended"), width: 56 }, { head: say("Outcome and grounds"), width: c.measure - 390 },
    ],
    rows,
    cells: (line) => [
      line.name, [say(plain(line.right)), { text: say(line.channel as (typeof CHANNELS)[number]), style: TYPE.smallSoft }], clock.day(line.receivedOn), line.identity ? say(plain(line.identity as (typeof IDENTITY_METHODS)[number])) : say("not settled"), line.dueOn ? clock.day(line.dueOn) : say("no period"),
      line.extendedAfterDays === null ? "–" : say("day {day}", { day: String(line.extendedAfterDays) }), line.endedOn ? clock.day(line.endedOn) : say("open"), [outcome(c, line), ...line.grounds.map((ground) => ({ text: groundWords(c, ground), style: TYPE.smallSoft }))],
    ],
  });
}

function outcome({ say }: Composer, { outcome: how, daysLate }: RegisterLine): string {
  if (how === null) return say("open");
  const ended = say(plain(how));
  return daysLate === null ? ended : `${ended}, ${daysLate === 0 ? say("in time") : say("{n} day late|{n} days late", { n: daysLate })}`;
}

function share(tally: Tally): string {
  const rate = inTimeRate(tally);
  return rate === null ? "–" : `${Math.floor(rate * 100)} %`;
}
