"use client";

import dynamic from "next/dynamic";

/** Its forms and queries are for the first days of an organization; every later Home does without their script. */
export const StartHereLazy = dynamic(async () => (await import("./start-here-steps")).StartHere);
