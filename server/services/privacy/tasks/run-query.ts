import { compileTemplate } from "@/server/domain/privacy/systems/query-template";
import { csvOf } from "@/server/domain/privacy/systems/rows-csv";

import { OutboundError } from "../../outbound/send-out";
import { DatabaseRefusal, readDatabase } from "./read-database";
import type { Sent, Work } from "./senders";

/** Asks a database with the query of its system. What it finds becomes files of the case, as JSON and as CSV. */
export async function runQuery({ task, system, identifiers, secrets }: Work): Promise<Sent> {
  const { connector } = system;
  if (connector.kind !== "sql" || secrets.database === undefined) return { result: "failed", status: null, problem: "This system has no query any more." };
  const query = compileTemplate(connector.template);
  if ("fault" in query) return { result: "failed", status: null, problem: query.fault };
  if (!query.parameters.some((type) => identifiers.some((each) => each.type === type))) return { result: "failed", status: null, problem: `Nothing is known of the person by which the query asks: ${query.parameters.join(", ")}. Add it to the case and try again.` };
  try {
    const { columns, rows } = await readDatabase(secrets.database, { query, identifiers, rowLimit: connector.rowLimit, timeoutSeconds: connector.timeoutSeconds });
    if (rows.length === 0) return { result: "done", method: "none_found", records: 0, files: [] };
    const name = `${task.right}-${system.id}`;
    return {
      result: "done", method: "extracted", records: rows.length, files: [
        { name: `${name}.json`, mediaType: "application/json", bytes: Buffer.from(JSON.stringify(rows)) },
        { name: `${name}.csv`, mediaType: "text/csv", bytes: Buffer.from(csvOf(columns, rows)) },
      ],
    };
  } catch (error) {
    if (error instanceof DatabaseRefusal) return { result: "again", reached: true, status: null, problem: error.plain };
    if (error instanceof OutboundError) return { result: "again", reached: false, status: null, problem: error.message };
    throw error;
  }
}
