import { closeDatabase } from "@/db/client";
import { configure } from "@/server/configure";
import { carryOutErasures } from "@/server/services/erasures/carry-out";

// A process of its own for the tests that kill one: says when it begins, then carries out what waits.
configure();
process.stdout.write("begins\n");
await carryOutErasures(new Date());
await closeDatabase();
