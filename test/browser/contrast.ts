// Measures the contrast of every visible text in a page, as WCAG 2 does; run inside the browser.

/** Texts below AA (4.5, large text 3), each with its ratio; colours are composed over the nearest backgrounds. */
export function textsBelowAA(): string[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const rgba = (colour: string): [number, number, number, number] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const luminance = (colour: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element: Element | null): readonly number[] => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      // The layers of a text are drawn as gradients; the last of them is the fill, of one colour, the others are lines.
      const fill = style.backgroundImage.match(/none|linear-gradient\((?:[^()]|\([^()]*\))*\)/g)?.at(-1);
      const wash = /rgba?\([^)]*\)/.exec(fill ?? "")?.[0];
      const colour = rgba(wash ?? style.backgroundColor);
      if (colour[3] > 0.99) return colour;
    }
    return [255, 255, 255, 1];
  };
  const low: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      !element ||
      !node.textContent?.trim() ||
      !element.checkVisibility() ||
      element.closest("option, title, svg, :disabled")
    )
      continue;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(rgba(style.color)), luminance(background(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large =
      Number.parseFloat(style.fontSize) >= 24 ||
      (Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 600);
    if (ratio < (large ? 3 : 4.5))
      low.push(`${ratio.toFixed(2)} ${element.className} “${node.textContent.trim().slice(0, 40)}”`);
  }
  return low;
}
