import type { ControlSheet, ReportSnapshot } from "../reports/snapshot";

export type Changed = { key: string; title: string; what: "verdict" | "promise" | "parameter" | "population" | "evidence" | "covered"; label: string; before: string | null; after: string | null };

/** What is otherwise now than when it was frozen: verdicts, promises, parameters, populations, how much evidence. In the order of the controls. */
export function differenceOf(frozen: Pick<ReportSnapshot, "controls">, now: Pick<ReportSnapshot, "controls">): Changed[] {
  const [before, after] = [byKey(frozen.controls), byKey(now.controls)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was && is) return changesOf(was, is);
    const { title } = was ?? is ?? { title: "" };
    return [{ key, title, what: "covered" as const, label: "Covered", before: was ? "yes" : "no", after: is ? "yes" : "no" }];
  });
}

const byKey = (sheets: readonly ControlSheet[]) => new Map(sheets.map((sheet) => [sheet.key, sheet]));

function changesOf(was: ControlSheet, is: ControlSheet): Changed[] {
  const rows: Omit<Changed, "key" | "title">[] = [
    { what: "verdict", label: "Verdict", before: `${was.state}: ${was.sentence}`, after: `${is.state}: ${is.sentence}` },
    { what: "promise", label: "Promise", before: was.promise, after: is.promise },
    ...labelled("parameter", valuesOf(was), valuesOf(is)),
    ...labelled("population", populationsOf(was), populationsOf(is)),
    { what: "evidence", label: "Exhibits", before: String(was.evidenceTotal), after: String(is.evidenceTotal) },
  ];
  return rows.filter(({ before, after }) => before !== after).map((row) => ({ key: is.key, title: is.title, ...row }));
}

function labelled(what: Changed["what"], was: Map<string, string>, is: Map<string, string>): Omit<Changed, "key" | "title">[] {
  return [...new Set([...was.keys(), ...is.keys()])].map((label) => ({ what, label, before: was.get(label) ?? null, after: is.get(label) ?? null }));
}

const valuesOf = ({ parameters }: ControlSheet) => new Map(parameters.map(({ label, promised, defaultValue }) => [label, [promised ?? defaultValue].flat().join(", ")]));
const populationsOf = ({ populations }: ControlSheet) => new Map(populations.map(({ noun, total, records }) => [noun, `${total}, from ${records} records`]));
