import { beforeAll, describe, expect, test } from "vitest";

import { admin } from "@/db/testing/admin";
import { database } from "@/db/testing/database";
