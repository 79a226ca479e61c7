// What the map is drawn from: the columns of its incidents as the server sends them, and the base map under them.
import type { PointColumns } from "../../../record/index.ts";
import type { MapGround } from "../../map/points.ts";

export type Data = MapGround & { readonly points: PointColumns };

/** The base map as its package (TopoJSON) holds it. */
export interface Atlas {
  readonly transform: {
    readonly scale: readonly [number, number];
    readonly translate: readonly [number, number];
  };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: { readonly countries: { readonly geometries: readonly Shape[] } };
}

interface Shape {
  readonly id?: string;
  readonly type: "Polygon" | "MultiPolygon";
  readonly arcs: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[];
}

export async function fetched<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return (await answer.json()) as T;
}
