// One finger moves, two fingers zoom where they are and move with it. What that means is said by who listens.

export interface Fingers {
  /** Whether a gesture that begins here is meant for the listener. */
  begins(target: Element): boolean;
  /** Pixels since it was called last. */
  move(right: number, down: number): void;
  /** Below 1 where the fingers part: what is seen becomes smaller than it was. */
  zoom(factor: number, x: number, y: number): void;
  end(): void;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const middle = ([a, b = a]: readonly Place[]): Place => ({ x: (a!.x + b!.x) / 2, y: (a!.y + b!.y) / 2 });
const apart = ([a, b]: readonly Place[]): number => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);
/** Fingers that touch one another have no distance to grow from. */
const LEAST_APART = 8;

export function followFingers(element: HTMLElement, fingers: Fingers): void {
  const down = new Map<number, Place>();
  const placeOf = ({ clientX, clientY }: PointerEvent): Place => ({ x: clientX, y: clientY });
  element.addEventListener("pointerdown", (event) => {
    const { target } = event;
    if (event.pointerType !== "touch" || !(target instanceof Element) || !fingers.begins(target)) return;
    if (down.size < 2) down.set(event.pointerId, placeOf(event));
  });
  addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    const before = [...down.values()];
    down.set(event.pointerId, placeOf(event));
    const now = [...down.values()];
    const [from, to] = [middle(before), middle(now)];
    fingers.move(to.x - from.x, to.y - from.y);
    if (apart(before) > LEAST_APART && apart(now) > LEAST_APART)
      fingers.zoom(apart(before) / apart(now), to.x, to.y);
  });
  const lift = (event: PointerEvent): void => {
    if (down.delete(event.pointerId) && down.size === 0) fingers.end();
  };
  addEventListener("pointerup", lift);
  addEventListener("pointercancel", lift);
}
