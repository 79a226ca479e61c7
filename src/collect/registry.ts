// The source types there are. A new one is a file in types/ and its line here; help and checks list the registry.
import { feed } from "./types/feed.ts";
import { files } from "./types/files.ts";
import { list, page } from "./types/page.ts";
import { section, siteMap } from "./types/section.ts";
import { telegramLive } from "./types/telegram-live.ts";
import { telegramPreview } from "./types/telegram-preview.ts";
import type { SourceType } from "./source.ts";

/** Options are checked by the type's own schema before it is asked to collect, so what it gets is its own. */
function listed<Options>(type: SourceType<Options>): SourceType {
  return type as SourceType;
}

export const SOURCE_TYPES: readonly SourceType[] = [
  listed(page),
  listed(list),
  listed(section),
  listed(siteMap),
  listed(feed),
  listed(telegramPreview),
  listed(telegramLive),
  listed(files),
];
