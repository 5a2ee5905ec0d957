export type PushExample = { endpoint: string; key: string; fileName: string };

/** Ready commands for the first push, with the key filled in. Quoted for a POSIX shell. */
export function pushCommands({ endpoint, key, fileName }: PushExample): { label: string; command: string }[] {
  const quote = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;
  return [
    {
      label: "curl",
      command: [
        `curl -sS ${quote(`${endpoint}/api/v1/evidence`)} \\`,
        `  -H ${quote(`Authorization: Bearer ${key}`)} \\`,
        `  -H "Idempotency-Key: $(uuidgen)" \\`,
        `  -F ${quote(`file=@${fileName}`)}`,
      ].join("\n"),
    },
    {
      label: "Command line tool",
      command: [`export PROOFROOM_URL=${quote(endpoint)}`, `export PROOFROOM_KEY=${quote(key)}`, `npx proofroom push ${quote(fileName)}`].join("\n"),
    },
  ];
}
