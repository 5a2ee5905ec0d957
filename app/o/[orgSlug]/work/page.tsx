import type { Metadata } from "next";
import { Suspense } from "react";

import { MyWork, MyWorkSkeleton } from "../_components/my-work";
import { tenant } from "../_data/tenant";

export const metadata: Metadata = { title: "My work" };

type WorkPageProps = { params: Promise<{ orgSlug: string }> };

export default function WorkPage(props: WorkPageProps) {
  return <Suspense fallback={<MyWorkSkeleton />}><Mine {...props} /></Suspense>;
}

async function Mine({ params }: WorkPageProps) {
  return <MyWork here={await tenant((await params).orgSlug)} />;
}
