// Turns what is pasted into a text of a document into its notation: lists and bold stay, everything else goes.

const SKIPPED = 'script, style, head, template, noscript, iframe, object, svg, math, del, xml, audio, video, canvas, select, textarea, button';
const PARAGRAPHS = 'p, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, dl, table, figure, section, article, header, footer, main, aside';
const LINES = 'div, li, tr, dt, dd, caption, figcaption, address, center';
const DEEPEST = 2; // levels of lists below the first

for (const area of document.querySelectorAll('textarea[data-prose]')) {
  area.addEventListener('paste', (event) => {
    const html = event.clipboardData?.getData('text/html');
    if (!html) return;
    const text = notation(html);
    if (!text) return;
    event.preventDefault();
    // As if it had been typed: it can be undone, and is saved.
    if (!document.execCommand('insertText', false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    }
  });
}

/** The text of a page in the notation. A document parsed so runs no script and fetches nothing. */
function notation(html) {
  const lines = []; // { text, mark, level, apart: whether an empty line parts it from the one before }
  const lists = []; // the lists around a node, the outermost first: { kind, number }
  let runs = [];
  let mark = null;
  let apart = false;

  visit(new DOMParser().parseFromString(html, 'text/html').body, false);
  endLine();
  return joined();

  function visit(node, bold) {
    if (node.nodeType === Node.TEXT_NODE) return add(node.data, bold);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) return;
    const style = (node.getAttribute('style') ?? '').toLowerCase();
    if (/display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-element:\s*(comment|field)/.test(style)) return;
    if (/mso-list:\s*ignore/.test(style)) return word(node.textContent);
    if (node.localName === 'br') return endLine();
    if (node.localName === 'td' || node.localName === 'th') add(' ', false);
    const isList = node.matches('ul, ol');
    const isBlock = isList || node.matches(PARAGRAPHS) || node.matches(LINES);
    const isWordItem = /mso-list:\s*l\d/.test(style);
    const isApart = !isWordItem && node.matches(PARAGRAPHS) && lists.length === 0 && !node.closest('td, th');
    if (isBlock) endLine();
    if (isApart) apart = true;
    if (isList) lists.push({ kind: node.localName === 'ul' ? '-' : node.getAttribute('type') ?? '1', number: Number(node.getAttribute('start') ?? 1) });
    if (node.localName === 'li') begin(node);
    if (isWordItem) mark = { sign: '-', level: Number(/level(\d)/.exec(style)?.[1] ?? 1) - 1 };
    const weight = /(?:^|;)\s*font-weight:\s*([a-z]+|\d+)/.exec(style)?.[1];
    const inBold = weight ? /^bold/.test(weight) || Number(weight) >= 600 : bold || node.matches('b, strong');
    for (const child of node.childNodes) visit(child, inBold);
    if (isBlock) endLine();
    if (isWordItem || node.localName === 'li') mark = null;
    if (isList) {
      lists.pop();
      // What stands behind a list within an item still belongs to the item.
      mark = lists.length ? { sign: '', level: lists.length - 1 } : null;
    }
    if (isApart) apart = true;
  }

  /** What Word writes before an item: a bullet of any look, a number, or a letter, which is kept. */
  function word(text) {
    const sign = text.replace(/\s+/g, '');
    const number = /^\(?(\d{1,2})[.)]?$/.exec(sign)?.[1];
    if (mark && number) mark.sign = `${number}.`;
    else if (mark && /^\(?[a-z]{1,4}[.)]$/i.test(sign)) mark.sign = sign;
  }

  function begin(item) {
    const list = lists.at(-1) ?? { kind: '-', number: 1 };
    const number = Number(item.getAttribute('value') ?? list.number);
    list.number = number + 1;
    const letter = 'abcdefghijklmnopqrstuvwxyz'[number - 1];
    const sign = list.kind === '-' ? '-' : list.kind === 'a' && letter ? `${letter})` : list.kind === 'A' && letter ? `${letter.toUpperCase()})` : `${number}.`;
    mark = { sign, level: Math.max(lists.length - 1, 0) };
  }

  function add(text, bold) {
    // Blanks of no width but a line break are those of the source; those that keep words together are the writer's.
    const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\u00ad]/g, '').replace(/[ \t\r\n]+/g, ' ');
    const last = runs.at(-1);
    if (last && last.bold === bold) last.text += clean;
    else if (clean) runs.push({ text: clean, bold });
  }

  function endLine() {
    const text = runs.map(set).join('').replace(/ {2,}/g, ' ').trim();
    runs = [];
    if (!text) return;
    lines.push({ text, mark, apart: apart || Boolean(mark) !== Boolean(lines.at(-1)?.mark) });
    // What goes on after a break within an item is no item of its own.
    mark = mark && { sign: '', level: mark.level };
    apart = false;
  }

  function set({ text, bold }) {
    const words = text.trim();
    return bold && words && !words.includes('**') ? text.replace(words, () => `**${words}**`) : text;
  }

  function joined() {
    let text = '';
    for (const line of lines) {
      const continues = line.mark?.sign === '';
      const sign = line.mark ? `${'  '.repeat(Math.min(line.mark.level, DEEPEST))}${line.mark.sign} ` : '';
      if (continues) text += ` ${line.text}`;
      else text += `${text ? (line.apart ? '\n\n' : '\n') : ''}${sign}${line.text}`;
    }
    return text;
  }
}
