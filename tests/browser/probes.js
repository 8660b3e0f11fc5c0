// What the tests ask of a page, read by open-page.ts and run in the browser.
globalThis.probes = {
  /** How many pixels the page is wider than its window. */
  overflow: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,

  /** Texts that stand on one another, or leave the page. */
  collisions: () => {
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.data.trim() === '' || parent.closest('script, style, .unseen, .skip')) continue;
      if (!parent.checkVisibility()) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (right - left < 1) continue;
        // The letters themselves; the box of a line reaches above and below them.
        const middle = (top + bottom) / 2;
        const half = size * 0.36;
        boxes.push({ node, left, right, top: middle - half, bottom: middle + half });
      }
    }
    boxes.sort((a, b) => a.top - b.top);
    const found = [];
    for (const [at, box] of boxes.entries()) {
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`out: ${box.node.data}`);
      for (let next = at + 1; next < boxes.length && boxes[next].top < box.bottom; next++) {
        const other = boxes[next];
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - other.top;
        if (other.node !== box.node && across > 1 && down > 1)
          found.push(`${box.node.data} | ${other.node.data}`);
      }
    }
    return found;
  },

  /** Every element with the names of its attributes, but the data block's text. */
  elements: () =>
    [...document.querySelectorAll('*')]
      .map((one) => [one.localName, ...[...one.attributes].map(({ name }) => name)].join(' '))
      .sort(),

  embedded: () => document.querySelector('#tally-report').textContent,

  /** What axe finds by the rules with these tags; axe stands in the page already. */
  axe: async (tags) => {
    const options = { runOnly: tags, resultTypes: ['violations'] };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  },

  style: (selector, property) => getComputedStyle(document.querySelector(selector))[property],
};
