import type { Issue, Recognition } from "../evidence/record";
import { type JsonFormat, MAX_RECORDS, type RecogniseOptions, recognised, refused } from "./format";
import { bounded, error, hasError, warning } from "./issues";
import { countBy, isObject, text } from "./json";
import { typeRecord, unknownKind } from "./typed-facts";

const FORMAT = "proofroom-native";

/** `{ "proofroom": 1, "records": [{ "kind", "facts" }] }`: facts of any kind, stated by the sender, strictly checked. */
export const proofroomNative: JsonFormat = {
  id: FORMAT,
  read(value, options) {
    if (!isObject(value) || !Object.hasOwn(value, "proofroom")) return null;
    const { proofroom: version, records } = value;
    if (version !== 1)
      return refused(
        FORMAT,
        error("UNKNOWN_VERSION", `"proofroom" is ${JSON.stringify(version)?.slice(0, 40)}.`, {
          field: "proofroom",
          expected: "1",
        }),
      );
    if (!Array.isArray(records))
      return refused(
        FORMAT,
        error("WRONG_TYPE", `"records" is missing or no list.`, { field: "records", expected: "a list of records" }),
      );
    if (records.length > MAX_RECORDS)
      return refused(
        FORMAT,
        error("TOO_MANY_RECORDS", `The file holds ${records.length} records; at most ${MAX_RECORDS} are read.`),
      );
    return readRecords(records, Object.keys(value), options);
  },
};

function readRecords(records: unknown[], keys: string[], options: RecogniseOptions): Recognition {
  const found = recognised(FORMAT, "Proofroom native");
  const issues: Issue[] = keys
    .filter((key) => key !== "proofroom" && key !== "records" && key !== "$schema")
    .map((key) => unknownKey(key));
  records.forEach((record, index) => {
    const kind = isObject(record) ? text(record.kind) : undefined;
    if (!isObject(record) || !isObject(record.facts) || kind === undefined) {
      issues.push(malformed(record, index));
      return;
    }
    for (const key of Object.keys(record))
      if (key !== "kind" && key !== "facts" && key !== "locator") issues.push(unknownKey(key, index));
    const typed = typeRecord(kind, Object.entries(record.facts), index, options.timezone);
    found.records.push(
      typeof record.locator === "string" ? { ...typed.draft, locator: record.locator.slice(0, 200) } : typed.draft,
    );
    issues.push(...typed.issues);
  });
  if (records.length === 0) issues.push(warning("NO_RECORDS", "The file holds no record."));
  found.issues = bounded(issues);
  if (hasError(issues)) return { ...found, records: [], facts: {} };
  found.facts = { ...found.facts, records: found.records.length, byKind: countBy(found.records.map((record) => record.kind)) };
  return found;
}

function malformed(record: unknown, index: number): Issue {
  if (!isObject(record))
    return error("WRONG_TYPE", `Record ${index} is no object.`, { record: index, expected: "an object with kind and facts" });
  if (text(record.kind) === undefined) return unknownKind(String(record.kind ?? ""), index);
  return error("WRONG_TYPE", `Record ${index} has no "facts" object.`, { record: index, field: "facts", expected: "an object" });
}

function unknownKey(key: string, record?: number): Issue {
  const field = key.slice(0, 60);
  if (record === undefined)
    return warning("UNKNOWN_FIELD", `The file holds ${JSON.stringify(field)}, which is not read.`, { field });
  return warning("UNKNOWN_FIELD", `Record ${record} holds ${JSON.stringify(field)}, which is not read.`, { record, field });
}
