import type { Metadata } from "next";
import { Suspense } from "react";

import { PageHeader } from "@/components/layout/page-header";
import { RegisterTableSkeleton } from "@/components/settings/register-table";

import { tenant } from "../../_data/tenant";
import { Register } from "../_components/register";

export const metadata: Metadata = { title: "Register" };

type RegisterPageProps = { params: Promise<{ orgSlug: string }> };

export default function RegisterPage({ params }: RegisterPageProps) {
  return (
    <>
      <PageHeader title="What do we know that no source says?">Answers that are given to every record still to come. On each record they are marked as from the register.</PageHeader>
      <Suspense fallback={<RegisterTableSkeleton />}><Answers params={params} /></Suspense>
    </>
  );
}

async function Answers({ params }: RegisterPageProps) {
  const { caller, may, timezone } = await tenant((await params).orgSlug);
  const mayDecide = may("register:update");
  const [answers, kinds] = await Promise.all([caller.register.list(), mayDecide ? caller.catalog.kinds() : []]);
  return <Register answers={answers} kinds={kinds} timezone={timezone} mayDecide={mayDecide} />;
}
