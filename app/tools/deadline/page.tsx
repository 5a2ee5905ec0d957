import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { Mark } from "@/components/layout/mark";
import { DeadlineForm } from "@/components/privacy/deadline-form";
import { DeadlineIntroduction } from "@/components/privacy/deadline-introduction";
import { DeadlineResult } from "@/components/privacy/deadline-result";
import { COUNTRIES } from "@/server/domain/privacy/countries";
import { calculateDeadline } from "@/server/domain/privacy/deadline";
import { DeadlineQuery, deadlineSearch } from "@/server/domain/privacy/deadline-query";

import { choices, faultsOf, readSearch, valuesOf, type SearchParams } from "./search";

export const metadata: Metadata = { title: "Deadline of a data-subject request", description: "By when a request under the GDPR or the UK GDPR must be answered, with every step and its article." };

type DeadlinePageProps = { searchParams: Promise<SearchParams> };

/** The free calculator: no account, no script needed, nothing kept. The whole question stands in the address. */
export default async function DeadlinePage({ searchParams }: DeadlinePageProps) {
  const { given, hasBlanks } = readSearch(await searchParams);
  const isAsked = given["received"] !== undefined;
  const read = DeadlineQuery.safeParse(given);
  const address = read.success ? `/tools/deadline?${deadlineSearch(read.data)}` : "/tools/deadline";
  // A form sends its empty fields too; the address that is left in the bar should be one to pass on.
  if (read.success && hasBlanks) redirect(address);
  const values = valuesOf(given, read.data);
  const country = read.data?.country ?? "DE";
  // In the order a narrow screen shows them: whatever comes first stays where it was painted.
  const form = <div key="form" className="lg:col-start-1 lg:row-start-1"><DeadlineForm {...choices()} values={values} faults={isAsked && !read.success ? faultsOf(read.error) : {}} defaultZone={COUNTRIES[country].zone} /></div>;
  const answer = <div key="answer" className="min-w-0 lg:col-start-2 lg:row-start-1">{read.success ? <DeadlineResult deadline={calculateDeadline(read.data)} address={address} /> : <DeadlineIntroduction />}</div>;
  return (
    <main data-page className="mx-auto w-full max-w-5xl px-4 pt-6 pb-16">
      <p className="mb-8 flex items-center gap-2.5 text-lg font-semibold tracking-tight"><Mark />Proofroom</p>
      <header className="mb-8 max-w-2xl">
        <h1 className="text-xl font-semibold tracking-[-0.01em] text-balance">By when must this request be answered?</h1>
        <p className="mt-1 text-ink-2">Requests of persons about their data, under the GDPR or the UK GDPR. Calendar months, weekends, public holidays, waiting and extension, each step with its article.</p>
      </header>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[20rem_minmax(0,1fr)]">{read.success ? [answer, form] : [form, answer]}</div>
    </main>
  );
}
