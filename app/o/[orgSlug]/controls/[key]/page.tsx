import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { orNotFound } from "@/server/trpc/rsc";

import { one, pastDay, type Query } from "../../_data/query";
import { tenant } from "../../_data/tenant";
import { ControlView } from "../_components/control-view";
import { controlSurroundings } from "../_components/surroundings";

type ControlPageProps = { params: Promise<{ orgSlug: string; key: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: ControlPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key).slice(0, 60) };
}

/** Awaited whole: an unknown key is a real 404, and a soft navigation keeps the old page until this one stands. */
export default async function ControlPage({ params, searchParams }: ControlPageProps) {
  const { orgSlug, key } = await params;
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/.test(key)) notFound();
  const here = await tenant(orgSlug);
  const query = await searchParams;
  const past = pastDay(query, here.timezone, here.me.now);
  const [control, surroundings] = await Promise.all([
    orNotFound(here.caller.controls.get({ key, ...(past ? { asOf: past.moment } : {}) })), controlSurroundings(here, past),
  ]);
  return <ControlView control={control} surroundings={surroundings} highlightDay={one(query["week"]) ?? null} />;
}
