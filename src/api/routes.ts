// Every route of the API, in the order of the documentation. A new one: its entry in a list of routes/.
import type { Route } from "./route.ts";
import { alerts } from "./routes/alerts.ts";
import { changes } from "./routes/changes.ts";
import { changing } from "./routes/changing.ts";
import { exports } from "./routes/exports.ts";
import { lists } from "./routes/lists.ts";
import { records } from "./routes/records.ts";
import { register } from "./routes/register.ts";
import { things } from "./routes/things.ts";
import { threats } from "./routes/threats.ts";
import { views } from "./routes/views.ts";

export const ROUTES: readonly Route[] = [
  ...lists,
  ...threats,
  ...things,
  ...register,
  ...changes,
  ...exports,
  ...changing,
  ...records,
  ...views,
  ...alerts,
];
