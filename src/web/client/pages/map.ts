// Island of the map: draws what the server drew on a canvas that can be moved. The server's drawing stays until everything
// is there, and for those without scripts.
import type { PointColumns } from "../../../record/index.ts";
import type { MapGround } from "../../map/points.ts";
import { type Atlas, fetched } from "../map/data.ts";
import { DayStrip } from "../map/day-strip.ts";
import { landsOf } from "../map/ground.ts";
import { listingIn } from "../map/list.ts";
import { SlippyMap } from "../map/slippy.ts";

const room = document.querySelector<HTMLElement>("[data-map]");
const sheet = room?.querySelector<HTMLElement>(".map-sheet");
if (room && sheet) {
  const [ground, points, atlas] = await Promise.all([
    fetched<MapGround>(room.dataset["map"]!),
    fetched<PointColumns>(room.dataset["points"]!),
    fetched<Atlas>("/assets/world-50m-2.json"),
  ]);
  const data = { ...ground, points };
  const map = new SlippyMap(data, landsOf(atlas), listingIn(room, data));
  sheet.replaceChildren(map.canvas);
  const { searchParams } = new URL(location.href);
  const strip = DayStrip.of(points.from, (from, to) => map.limit(from, to));
  if (strip) sheet.append(strip.element);
  const [from, to] = [searchParams.get("from") ?? undefined, searchParams.get("to") ?? undefined];
  if (strip) strip.start(from, to);
  else map.limit(from, to);
  map.fit();
  room.dataset["ready"] = "";
}
