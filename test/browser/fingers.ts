// Fingers on a page, as a phone reports them: from where each begins to where it is lifted.
import type { Page } from "playwright-core";

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Stroke {
  readonly from: Place;
  readonly to: Place;
}

const STEPS = 8;

export async function stroke(page: Page, strokes: readonly Stroke[]): Promise<void> {
  const phone = await page.context().newCDPSession(page);
  const at = (share: number) =>
    strokes.map(({ from, to }, id) => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
      id,
    }));
  await phone.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let step = 1; step <= STEPS; step++)
    await phone.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(step / STEPS) });
  await phone.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}
