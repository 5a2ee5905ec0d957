import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { CrumbLabel } from "@/components/layout/crumb-label";
import { NoPermission } from "@/components/layout/no-permission";
import { PageHeader } from "@/components/layout/page-header";
import { RIGHT_WORDS } from "@/components/privacy/case-words";
import { roleWord } from "@/components/settings/role-words";
import { ANSWERED_WITH_FILES } from "@/server/domain/privacy/answers/schema";
import { orNotFound } from "@/server/trpc/rsc";

import { tenant } from "../../../../_data/tenant";
import { AnswerDesk } from "../../../_components/answer-desk";

export const metadata: Metadata = { title: "Answer" };

type AnswerPageProps = { params: Promise<{ orgSlug: string; id: string; right: string }> };
const TITLES = { access: "What do they receive?", portability: "What do they take with them?", erasure: "What does the erasure report say?" } as const;

/** Awaited whole: an unknown request, or a right it does not have, is a real 404. */
export default async function AnswerPage({ params }: AnswerPageProps) {
  const { orgSlug, id, right: named } = await params;
  const right = ANSWERED_WITH_FILES.find((one) => one === named);
  if (!right || !/^dsr_[0-9a-z]{1,50}$/.test(id)) notFound();
  const { caller, me, may, base } = await tenant(orgSlug);
  if (!may("privacy:handle")) return <><PageHeader title={TITLES[right]} /><NoPermission what="the data of requests" role={roleWord(me.role).toLowerCase()} /></>;
  const review = await orNotFound(caller.privacy.reviewAnswer({ id, right }));
  const silent = review.systems.filter(({ records, hasFile }) => records > 0 && !hasFile && right === "access");
  return (
    <>
      <CrumbLabel label={review.name} />
      <PageHeader title={TITLES[right]}>{review.name}: {RIGHT_WORDS[right].word.toLowerCase()}, {RIGHT_WORDS[right].article}. That you look is on record.</PageHeader>
      {silent.length > 0 && <p className="mb-6 border-s-2 border-line-strong ps-3">{silent.map(({ name, records }) => `${name} reported ${records} records and gave no file.`).join(" ")} Add the file to its task, or say below under what is withheld why it is not given.</p>}
      <AnswerDesk key={review.made?.fileId ?? "new"} id={id} right={right} review={review} base={base} />
    </>
  );
}
