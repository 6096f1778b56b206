// Part of Tasklist, by customScripts in config.js: tells what came of what was sent, which Tasklist leaves to be guessed.

const { words } = window.camTasklistConf.biennium;

const news = document.createElement('div');
news.className = 'outcome';
news.setAttribute('role', 'status');
// Beside the vendor's notices, once they have come.
const stand = () => news.isConnected || document.querySelector('.page-notifications:has(> .notifications)')?.prepend(news);

const forget = () => news.replaceChildren();
const tell = (sentence, what, address) => {
  stand();
  const box = document.createElement('p');
  box.className = 'alert alert-success';
  const name = document.createElement(address ? 'a' : 'strong');
  name.textContent = what;
  if (address) name.href = address;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.textContent = '×';
  close.setAttribute('aria-label', words.close);
  close.addEventListener('click', forget);
  const [before, after] = sentence.split('{0}');
  box.append(close, before, name, after);
  news.replaceChildren(box);
};

// What was wrong is put aside as soon as it is tried again.
const dismiss = () => {
  forget();
  document.querySelectorAll('.notifications .alert-danger .close, .notifications .alert-error .close').forEach((close) => close.click());
};

// The first field that is not as it should be is brought before the person, clear of the notice above it.
const showTheFault = () => {
  const fault = document.querySelector('.fjs-form-field:has(.fjs-form-field-error)');
  fault?.scrollIntoView({ block: 'center' });
  fault?.querySelector('input, textarea')?.focus({ preventScroll: true });
};
document.addEventListener(
  'click',
  ({ target }) => {
    if (!target.closest('[cam-tasklist-form] .btn-primary, .modal-footer .btn-primary')) return;
    dismiss();
    setTimeout(showTheFault, 300);
  },
  true,
);

// The step that was done leaves the list at once, and the list is where one goes on.
const isDone = (task, name) => {
  tell(words.done, name);
  document.querySelector(`.tasks-list a[href*="task=${task}"]`)?.closest('li').remove();
  const list = document.querySelector('section.tasks-list');
  list.tabIndex = -1;
  list.focus();
  refresh();
};
const isOpened = ({ businessKey, page }) => businessKey && tell(words.opened, businessKey, page);

let refresh = () => {};
const SENT = /\/(task|process-definition)\/([^/]+)\/submit-form$/;
const { open } = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  const [, kind, id] = SENT.exec(address) ?? [];
  if (kind) {
    const name = document.querySelector('.task-card h2.task')?.textContent.trim();
    this.addEventListener('load', () => {
      if (this.status >= 300) return;
      if (kind === 'task') isDone(id, name);
      else isOpened(JSON.parse(this.responseText));
    });
  }
  return open.call(this, method, address, ...rest);
};

// Another task, another matter.
let last;
const onTask = {
  id: 'biennium-outcome',
  pluginPoint: 'tasklist.task.action',
  priority: 900,
  render: (place, data, scope) => {
    stand();
    refresh = () => scope.$root.$broadcast('refresh');
    scope.$watch('task.id', (id) => {
      if (!id || id === last) return;
      if (last) dismiss();
      last = id;
    });
  },
};

export default [onTask];
