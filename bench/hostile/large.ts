/** A file made while it is sent: `head`, `unit` again and again up to the size asked for, `tail`. */
export type Large = { name: string; head?: string; unit: string; tail?: string; encoding?: BufferEncoding };

const MEGABYTE = 1024 ** 2;
const SARIF = '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"S"}},"results":[';
const RECORD = '{"kind":"backup_run","facts":{"backup_id":"b","finished_at":"2026-03-05T10:00:00Z","system_id":"db","status":"success"}}';
const RUN = '{"id":1,"name":"ci","event":"push","conclusion":"success","created_at":"2026-03-05T10:00:00Z"}';
const REPORT_HEADER = "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active\n";

/** What is made to cost its reader memory, time or stack. Each is of a shape that some format here begins with. */
export const LARGE: Large[] = [
  { name: "lists in lists", unit: "[" },
  { name: "objects in objects", unit: '{"a":' },
  { name: "one text in JSON", head: '{"version":"2.1.0","runs":"', unit: "a", tail: '"}' },
  { name: "one text of escapes", head: '{"version":"2.1.0","runs":"', unit: String.raw`\u00e9`, tail: '"}' },
  { name: "one number", head: '{"proofroom":1,"records":', unit: "9", tail: "}" },
  { name: "SARIF of tiny results", head: SARIF, unit: "{},", tail: "{}]}]}" },
  { name: "SARIF, cut in its middle", head: SARIF, unit: '{"ruleId":"R"},' },
  { name: "SARIF in UTF-16", head: `\ufeff${SARIF}`, unit: "{},", tail: "{}]}]}", encoding: "utf16le" },
  { name: "own records", head: '{"proofroom":1,"records":[', unit: `${RECORD},`, tail: `${RECORD}]}` },
  { name: "workflow runs", head: '{"total_count":1,"workflow_runs":[', unit: `${RUN},`, tail: `${RUN}]}` },
  { name: "empty snapshots", head: "[", unit: '{"short_id":"a","tree":"t","paths":["/"],"time":"2026-03-05T10:00:00Z","hostname":"h"},', tail: "{}]" },
  { name: "a list of zeros", head: "[", unit: "0,", tail: "0]" },
  { name: "JSON lines", unit: '{"a":1}\n' },
  { name: "JUnit of empty cases", head: "<testsuite>", unit: '<testcase name="a"/>', tail: "</testsuite>" },
  { name: "JUnit, cut in its middle", head: "<testsuite>", unit: '<testcase name="a"></testcase>' },
  { name: "elements in elements", unit: "<testsuite>" },
  { name: "XML entities that grow", head: '<!DOCTYPE l [<!ENTITY a "ha">', unit: '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">', tail: "]><testsuite>&b;</testsuite>" },
  { name: "character references", head: "<testsuite><system-out>", unit: "&#65;", tail: "</system-out></testsuite>" },
  { name: "one attribute", head: '<testsuite name="', unit: "a", tail: '"/>' },
  { name: "one name of an element", head: "<testsuite><", unit: "a", tail: "/></testsuite>" },
  { name: "one XML comment", head: "<!--", unit: "a ", tail: "--><testsuite/>" },
  { name: "a credential report of one line", head: "user,arn,user_creation_time", unit: ",a" },
  { name: "a credential report of one open quote", head: `${REPORT_HEADER}"`, unit: "a,b\n" },
  { name: "a credential report of short rows", head: REPORT_HEADER, unit: "a,b\n" },
  { name: "line ends", unit: "\r\n" },
  { name: "U+0000", head: '{"version":"2.1.0"', unit: "\0" },
  { name: "bytes that are no UTF-8", head: '{"version":"', unit: "\xff", encoding: "latin1" },
  { name: "compressed bytes", head: "\x1f\x8b\x08\x00", unit: "\x8b\x1f", encoding: "latin1" },
];

/** The file's bytes, about a megabyte at a time, `sizeBytes` of them to within one unit and its ends. */
export async function* bytesOf({ head = "", unit, tail = "", encoding = "utf8" }: Large, sizeBytes: number): AsyncGenerator<Uint8Array> {
  const one = Buffer.from(unit, encoding);
  const block = Buffer.from(unit.repeat(Math.ceil(MEGABYTE / one.length)), encoding);
  yield Buffer.from(head, encoding);
  const units = Math.max(1, Math.floor(sizeBytes / one.length));
  const inBlock = block.length / one.length;
  for (let sent = 0; sent < units; sent += inBlock) yield block.subarray(0, Math.min(inBlock, units - sent) * one.length);
  yield Buffer.from(tail, encoding);
}
