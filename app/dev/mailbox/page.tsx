import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";

import { PageHeader } from "@/components/layout/page-header";
import { Empty } from "@/components/ui/empty";
import { Time } from "@/components/ui/time";
import { type LocalMail, localMailbox } from "@/server/http/dev/mailbox";

export const metadata: Metadata = { title: "Mailbox" };
export const dynamic = "force-dynamic";

/** Mails of a demo installation: it has no mail service, so links are picked up here. */
export default async function MailboxPage() {
  const mails = await localMailbox();
  if (!mails) notFound();
  return (
    <main className="mx-auto max-w-3xl px-4 py-8">
      <PageHeader title="Mailbox of this demo" actions={<Link className="link" href="/sign-in">Sign in</Link>}>Mails that would have been sent. They never left this machine.</PageHeader>
      {mails.length === 0 && <Empty title="No mail yet">Invite somebody, or ask for a sign-in link.</Empty>}
      <ol className="border-t border-line-strong">{mails.map((mail) => <Mail key={mail.id} mail={mail} />)}</ol>
    </main>
  );
}

function Mail({ mail }: { mail: LocalMail }) {
  return (
    <li className="border-b border-line py-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4"><span className="font-semibold wrap-anywhere">{mail.subject}</span><Time iso={mail.at} tz="UTC" withTime className="text-sm text-ink-3" /></p>
      <p className="text-sm text-ink-2">to <bdi>{mail.to}</bdi></p>
      <p className="mt-2 text-sm whitespace-pre-wrap wrap-anywhere text-ink-2">
        {mail.plain.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a key={index} className="link" href={part}>{part}</a> : part))}
      </p>
    </li>
  );
}
