import type { Command } from "commander";

import type { Terminal } from "./terminal";

export type SetupOptions = { email: string; name: string; organization: string; slug: string; timezone: string; passwordFile?: string };

const EXAMPLES = `
Examples:
  proofroom setup --email ada@example.com --name "Ada Lindqvist" --organization "Acme Cloud" --slug acme-cloud --timezone Europe/Berlin
  pass show proofroom | proofroom setup … --password-file -

Run it where the installation runs: it reads DATABASE_URL (or DATABASE_APP_URL and DATABASE_SYSTEM_URL), PROOFROOM_SECRET and
PROOFROOM_LEDGER_SEED, as the web process does. Without --password-file a password is made and printed once.
`;

export function addSetupCommand(program: Command, terminal: Terminal): void {
  program.command("setup").description("make the first account and organization of an installation").addHelpText("after", EXAMPLES)
    .requiredOption("--email <address>", "the owner's e-mail address")
    .requiredOption("--name <name>", "the owner's name")
    .requiredOption("--organization <name>", "name of the organization")
    .requiredOption("--slug <slug>", "its part of the address: small letters, digits, hyphens")
    .requiredOption("--timezone <zone>", "its time zone, such as Europe/Berlin")
    .option("--password-file <file>", "file with the owner's password; - is the standard input")
    .action(async (options: SetupOptions) => {
      const { setUp } = await import("./set-up");
      await setUp(options, terminal);
    });
}
