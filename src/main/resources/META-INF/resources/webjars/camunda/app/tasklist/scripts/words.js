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
  new RegExp(`^${escaped(said).replace('\\{0\\}', '(.+)')}$`),
  instead,
]);
const anew = (text) => {
  for (const [phrase, instead] of phrases) {
    const found = phrase.exec(text.trim());
    if (found) return instead.replace('{0}', () => found[1]);
  }
  return text;
};
const SPOKEN = ['title', 'placeholder', 'aria-label'];
const say = (node) => {
  if (node.nodeType === Node.TEXT_NODE) {
    // Only in forms and on buttons: elsewhere the same word may be what a person wrote.
    if (!node.parentElement?.closest('.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist, .sr-only')) return;
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

// The engine's name for what was asked stands before the sentence, and where there is no other word for what happened the
// sentence stands twice.
const shorten = () =>
  document.querySelectorAll('[notifications-panel] .alert').forEach((alert) => {
    const [status, message] = ['.status', '.message'].map((part) => alert.querySelector(part));
    for (const part of [status, message]) {
      const said = part?.textContent.trim().replace(/^(?:<|&lt;)[\w-]+(?:>|&gt;) (?:<|&lt;)- /, '');
      if (said !== undefined && said !== part.textContent.trim()) part.textContent = said;
    }
    if (message?.textContent && status?.textContent.startsWith(message.textContent.trim())) status.textContent = '';
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
