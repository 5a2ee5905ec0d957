const SEPARATORS = [",", ";", "\t", "|"] as const;
const SAMPLE_ROWS = 3;

/** Header and first rows of a table, or null where the text is none: for choosing columns only, the server reads the file itself. */
export function readCsvHead(text: string): { columns: string[]; sample: string[][] } | null {
  const bare = text.replace(/^\uFEFF/, "");
  if (/^\s*[{[<]/.test(bare)) return null;
  const firstLine = bare.split(/\r?\n/, 1)[0] ?? "";
  const separator = SEPARATORS.toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ",";
  const [columns, ...sample] = rowsOf(bare, separator, SAMPLE_ROWS + 1);
  if (!columns || columns.length < 2 || columns.some((column) => column.trim() === "")) return null;
  return { columns, sample };
}

function rowsOf(text: string, separator: string, limit: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length && rows.length < limit; at++) {
    const char = text[at] ?? "";
    if (quoted && char === '"' && text[at + 1] === '"') cell += text[++at];
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === separator) { row.push(cell); cell = ""; }
    else if (!quoted && (char === "\n" || char === "\r")) {
      if (char === "\r" && text[at + 1] === "\n") at++;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += char;
  }
  if (rows.length < limit && (cell !== "" || row.length > 0)) rows.push([...row, cell]);
  return rows;
}
