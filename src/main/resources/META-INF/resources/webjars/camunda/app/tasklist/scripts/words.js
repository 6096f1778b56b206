// Part of Tasklist, by customScripts in config.js: says in the person's language what Tasklist's own texts do not reach.

const { locales, biennium } = window.camTasklistConf;
const { name, title, direction, vendor, words } = biennium;

// The language of the page, and its title: the task that is open, else the list.
document.documentElement.lang = locales.fallbackLocale;
const entitle = () => {
  const task = document.querySelector('.task-card h2.task');
  const wanted = title.replace('{0}', task?.textContent.trim() || name);
  if (document.title !== wanted) document.title = wanted;
};

// What the vendor's programs say is said anew wherever it comes up, with whatever varies in it.
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const phrases = Object.entries(vendor).map(([said, instead]) => [
  new RegExp(`^${escaped(said).replace('\\{0\\}', '([^]+)')}$`),
  instead,
]);
const grouped = (text) => (/^\d+$/.test(text) ? Number(text).toLocaleString(locales.fallbackLocale) : text);
const anew = (text) => {
  for (const [phrase, instead] of phrases) {
    const found = phrase.exec(text.trim());
    if (found) return instead.replace('{0}', () => grouped(found[1]));
  }
  return text;
};
const SPOKEN = ['title', 'placeholder', 'aria-label'];
const say = (node) => {
  if (node.nodeType === Node.TEXT_NODE) {
    // Only in forms and on buttons: elsewhere the same word may be what a person wrote.
    if (!node.parentElement?.closest('.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist, .sr-only, .notifications .message')) return;
    const said = anew(node.data);
    if (said !== node.data) node.data = said;
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    for (const attribute of SPOKEN) {
      const now = node.getAttribute(attribute);
      const said = now && anew(now);
      if (said !== now) node.setAttribute(attribute, said);
    }
    node.childNodes.forEach(say);
  }
};

// Buttons that show nothing but a picture, and the three parts, get a name.
const NAMES = {
  '.task-filters': words.lists,
  'section.tasks-list': words.tasks,
  '.task-details': words.task,
  '.region-toggle': words.fold,
  '.maximize': words.widen,
  '.reset-regions': words.restore,
  'button.unclaim': words['hand-back'],
};
const nameParts = () => {
  for (const [selector, label] of Object.entries(NAMES)) {
    document.querySelectorAll(`${selector}:not([aria-label])`).forEach((part) => {
      part.setAttribute('aria-label', label);
      if (part.matches('button')) part.title = label;
    });
  }
};

// The three columns stand side by side in any language; what is written in them runs as the language does.
const turn = () => {
  if (direction === 'ltr') return;
  document
    .querySelectorAll('.column > .content:not([dir]), .modal-content:not([dir]), .notification:not([dir])')
    .forEach((part) => (part.dir = direction));
};

// What cannot be changed by these people cannot be reached by the keyboard either.
const calm = () =>
  document
    .querySelectorAll('.task-card .meta [cam-widget-inline-field][tabindex="0"]')
    .forEach((field) => field.setAttribute('tabindex', '-1'));

// What a form asks for, field by field, where it is refused before it is sent.
const faults = () =>
  [...document.querySelectorAll('.fjs-form-field:has(.fjs-form-field-error)')]
    .map((field) => [labelOf(field)?.textContent.replace(/\*\s*$/, '').trim(), field.querySelector('.fjs-form-field-error').textContent.trim()])
    .map(([label, fault]) => words['form.fault'].replace(/\{(\d)\}/g, (_, part) => (part === '0' ? label : anew(fault))))
    .join('\n');

// The engine's name for what was asked stands before the sentence, and where there is no other word for what happened the
// sentence stands twice.
const shorten = () =>
  document.querySelectorAll('[notifications-panel] .alert').forEach((alert) => {
    const [status, message] = ['.status', '.message'].map((part) => alert.querySelector(part));
    for (const part of [status, message]) {
      const said = part?.textContent.trim().replace(/^(?:<|&lt;)[\w-]+(?:>|&gt;) (?:<|&lt;)- /, '');
      if (said !== undefined && said !== part.textContent.trim()) part.textContent = said;
    }
    if (message && !message.textContent) message.textContent = faults();
    if (message?.textContent && status?.textContent.startsWith(message.textContent.trim())) status.textContent = '';
  });

// What belongs together is told so to those who do not see it: a question and its choices, a window and its title.
const labelOf = (field) => field.querySelector('.fjs-form-field-label');
const tie = () => {
  document.querySelectorAll('.fjs-form-field-radio:not([role])').forEach((group) => {
    const question = labelOf(group);
    if (!question) return;
    question.id ||= `question-${group.querySelector('input')?.name}`;
    group.setAttribute('role', 'radiogroup');
    group.setAttribute('aria-labelledby', question.id);
  });
  const title = document.querySelector('.modal .modal-title');
  if (!title) return;
  const apart = title.textContent.trim().replace(/^([^:]*[^\s:]): (.+)$/, (_, what, which) =>
    words['form.fault'].replace('{0}', () => what).replace('{1}', () => which));
  if (title.textContent.trim() !== apart) title.textContent = apart;
  title.id = 'window-title';
  title.closest('[role="dialog"]')?.setAttribute('aria-labelledby', title.id);
  // The form has come, and nothing in it has the focus yet.
  if (title.tabIndex !== -1 || title.hasAttribute('tabindex') || !document.querySelector('.modal .fjs-form')) return;
  title.tabIndex = -1;
  title.focus();
};

// A number that is not known yet is not shown.
const count = () =>
  document
    .querySelectorAll('.task-filter .counter')
    .forEach((counter) => counter.classList.toggle('is-unknown', !/\d/.test(counter.textContent)));

// A drawing is fitted to its frame once both are there; the vendor measures the frame before it has its width.
const fitted = new WeakSet();
const fit = () =>
  document.querySelectorAll('.diagram-pane').forEach((pane) => {
    if (fitted.has(pane) || !pane.offsetWidth || !pane.querySelector('.djs-shape')) return;
    fitted.add(pane);
    const frame = pane.querySelector('.diagram-holder');
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', words.diagram);
    new ResizeObserver(() => {
      pane.querySelector('[ng-click="resetZoom()"]')?.click();
      pane.querySelector('.highlight')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    }).observe(frame);
  });

// Only who may open something sees the way to it.
fetch(`${document.querySelector('base').getAttribute('engine-api')}engine/default/process-definition/count?${new URLSearchParams({
  latest: true,
  active: true,
  startableInTasklist: true,
  startablePermissionCheck: true,
})}`)
  .then((answer) => answer.json())
  .then(({ count }) => (mayOpen = count > 0))
  .then(() => tidy())
  .catch(console.warn);
let mayOpen = false;
const openTheWay = () => document.querySelector('.start-process-action')?.classList.toggle('is-open', mayOpen);

const tidy = () => {
  shorten();
  openTheWay();
  entitle();
  nameParts();
  turn();
  calm();
  tie();
  count();
  fit();
};
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === 'childList') change.addedNodes.forEach(say);
    else say(change.target);
  }
  tidy();
}).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: SPOKEN,
});
say(document.body);
tidy();
