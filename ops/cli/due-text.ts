import { dayWords } from "@/server/domain/privacy/day-words";
import type { Deadline } from "@/server/domain/privacy/deadline";

import { plain } from "./terminal";

const WIDTH = 100;
const INDENT = "   ";

/** A date and the way to it, for reading: numbered steps, each with its articles below. */
export function deadlineText({ due, endsAt, noticeBy, isExtended, overdue, steps, remarks, basis }: Deadline): string {
  const head = [
    `Due by the end of ${dayWords(due)} (${basis.zone}; before ${endsAt})${isExtended ? ", extended" : ""}${overdue ? ", OVERDUE" : ""}`,
    `Refusal or notice of extension by ${dayWords(noticeBy)}`,
  ];
  const numbered = steps.map(({ title, text, authorities }, index) => `${[...wrapped(`${index + 1}. ${title}. ${text}`), ...wrapped(authorities.length > 0 ? `[${authorities.join("; ")}]` : "")].join(`\n${INDENT}`)}`);
  const noted = remarks.map((remark) => wrapped(`!  ${remark}`).join(`\n${INDENT}`));
  const foot = `Rules ${basis.rules}; holidays ${basis.holidays}, ${basis.country}${basis.region === null ? "" : `-${basis.region}`}; ${basis.right}${basis.regime === "EU" ? `; pauses ${basis.pause}` : ""}. Not legal advice.`;
  return `${[head.join("\n"), numbered.join("\n"), ...(noted.length > 0 ? [noted.join("\n")] : []), foot].map(plainLines).join("\n\n")}\n`;
}

/** A text in lines of at most a terminal's width, cut between words. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter(Boolean)) {
    if (line !== "" && line.length + word.length + 1 > WIDTH - INDENT.length) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

const plainLines = (text: string): string => text.split("\n").map(plain).join("\n");
