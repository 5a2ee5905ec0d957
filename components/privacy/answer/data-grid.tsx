"use client";

import { cn } from "@/components/ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { RedactionReason } from "@/server/domain/privacy/answers/redact";
import type { TableLine } from "@/server/domain/privacy/answers/view";

import { type AnswerDraft, coverOf, type Place, reasonAt } from "./answer-draft";
import { REASON_WORDS } from "./answer-words";

type DataGridProps = { table: TableLine; from: number; rows: string[][]; draft: AnswerDraft; onToggle: (place: Place) => void };

/** A page of collected rows. A field, a row or a column is blacked out by pressing it; what it says stays readable to who decides. */
export function DataGrid({ table, from, rows, draft, onToggle }: DataGridProps) {
  const at = { fileId: table.fileId, table: table.table };
  return (
    <Table label={`${table.systemName}: ${table.title}`}>
      <TableHead>
        <TableRow>
          <TableHeader>Row</TableHeader>
          {table.columns.map((column) => <TableHeader key={column}><Press label={`Column ${column}`} text={column} reason={reasonAt(draft, { ...at, row: null, column })} onPress={() => onToggle({ ...at, row: null, column })} /></TableHeader>)}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((cells, index) => {
          const row = from + index;
          return (
            <TableRow key={row}>
              <TableCell className="align-top"><Press label={`Row ${row + 1}`} text={String(row + 1)} reason={reasonAt(draft, { ...at, row, column: null })} onPress={() => onToggle({ ...at, row, column: null })} /></TableCell>
              {table.columns.map((column, place) => (
                <TableCell key={column} className="max-w-72 align-top">
                  <Press label={`${column} of row ${row + 1}`} text={cells[place] ?? ""} reason={coverOf(draft, { ...at, row, column })} onPress={() => onToggle({ ...at, row, column })} />
                </TableCell>
              ))}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

function Press({ label, text, reason, onPress }: { label: string; text: string; reason: RedactionReason | null; onPress: () => void }) {
  return (
    <button
      type="button" aria-pressed={reason !== null} aria-label={`${label}: ${text === "" ? "empty" : text}${reason ? `. Blacked out: ${REASON_WORDS[reason]}` : ""}`} title={reason ? REASON_WORDS[reason] : undefined} onClick={onPress} dir="auto"
      className={cn("min-h-6 min-w-6 rounded px-1 text-start wrap-anywhere whitespace-pre-wrap hover:bg-hover", reason && "bg-ink text-paper line-through hover:bg-ink-2")}
    >
      {text === "" ? <span className="text-ink-3">–</span> : text}
    </button>
  );
}
