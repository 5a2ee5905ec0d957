import { dayWords } from "./day-words";
import type { Deadline } from "./deadline";

const INDENT = "   ";

/** A date and the way to it as plain text: numbered steps, each with its articles below, in lines of at most `width`. */
export function deadlineText({ due, endsAt, noticeBy, isExtended, overdue, steps, remarks, basis }: Deadline, width = Infinity): string {
  const head = [
    `Due by the end of ${dayWords(due)} (${basis.zone}; before ${endsAt})${isExtended ? ", extended" : ""}${overdue ? ", OVERDUE" : ""}`,
    `Refusal or notice of extension by ${dayWords(noticeBy)}`,
  ];
  const told = (text: string) => wrapped(text, width - INDENT.length);
  const numbered = steps.map(({ title, text, authorities }, index) => [...told(`${index + 1}. ${title}. ${text}`), ...told(authorities.length > 0 ? `[${authorities.join("; ")}]` : "")].join(`\n${INDENT}`));
  const noted = remarks.map((remark) => told(`! ${remark}`).join(`\n${INDENT}`));
  return `${[head, numbered, ...(noted.length > 0 ? [noted] : []), told(basisText(basis))].map((part) => part.join("\n")).join("\n\n")}\n`;
}

/** What a date rests on, in one line. */
export function basisText({ rules, holidays, country, region, right, regime, pause }: Deadline["basis"]): string {
  return `Rules ${rules}; holidays ${holidays}, ${country}${region === null ? "" : `-${region}`}; right: ${right.replace("_", " ")}${regime === "EU" ? `; waiting: ${pause}` : ""}. Not legal advice.`;
}

/** A text in lines, cut between words. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter(Boolean)) {
    if (line !== "" && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}
