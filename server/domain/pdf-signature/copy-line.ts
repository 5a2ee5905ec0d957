import { takenAlong } from "./watermark";

const LONGEST_NAME = 60;

type Taken = { name: string; at: Date; /** Where and under what, such as "in the audit A-3". */ where: string; /** Of the original. */ sha256: string };

/**
 * What stands at the foot of every page of a copy that leaves the organization: who took it along, when and where, and of
 * which original it is. The copy is made of the original before it was signed: a mark in a signed file would have readers
 * report that it was changed after signing.
 */
export function copyLines({ name, at, where, sha256 }: Taken): string {
  return `${takenAlong(clipped(name), at)}, ${clipped(where)}\nUnsigned copy of the report with SHA-256 ${sha256}`;
}

function clipped(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 3).join("")}...` : text;
}
