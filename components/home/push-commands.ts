export type PushExample = { endpoint: string; key: string; now: string };

const quote = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;

/** Ready commands for the first push, with the key filled in. Quoted for a POSIX shell. */
export function pushCommands({ endpoint, key, now }: PushExample): { label: string; command: string }[] {
  const url = quote(`${endpoint}/api/v1/evidence`);
  const head = [`curl -sS ${url} \\`, `  -H ${quote(`Authorization: Bearer ${key}`)} \\`, `  -H 'Content-Type: application/json' \\`];
  const record = { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: now, reachable: true } };
  const content = { title: "Security mailbox answers", content: { json: { proofroom: 1, records: [record] } } };
  return [
    { label: "One record", command: [...head, `  -d ${quote(JSON.stringify(content))}`].join("\n") },
    {
      label: "A file of yours",
      command: [
        "FILE=report.json",
        ...head,
        `  -d "{\\"fileName\\":\\"$FILE\\",\\"content\\":{\\"base64\\":\\"$(base64 < "$FILE" | tr -d '\\n')\\"}}"`,
      ].join("\n"),
    },
  ];
}
