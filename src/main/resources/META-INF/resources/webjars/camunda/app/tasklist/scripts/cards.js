// Part of Tasklist, by customScripts in config.js: what the server tells of a task beside its name, see StepCard.

const { words } = window.camTasklistConf.biennium;

// The earliest date first, unless somebody has asked for another order.
const earliestFirst = () => {
  const [path, query = ''] = location.hash.replace(/^#?/, '').split('?');
  const asked = new URLSearchParams(query);
  if (path.startsWith('/login') || asked.has('sorting')) return;
  asked.set('sorting', JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
  location.replace(`#${path || '/'}?${asked}`);
};
addEventListener('hashchange', earliestFirst);
earliestFirst();

const facts = (card) => {
  const line = document.createElement('p');
  line.className = 'deadline';
  line.append(card.due ? words.due.replace('{0}', () => card.due) : words['no-due']);
  if (card.isPast) {
    const past = document.createElement('strong');
    past.textContent = words.past;
    line.append(' ', past);
  }
  if (!card.takenBy) return [line];
  const taker = document.createElement('p');
  taker.className = 'taker';
  taker.textContent = words['taken-by'].replace('{0}', () => card.takenBy);
  return [line, taker];
};

// In the list.
const onCard = {
  id: 'biennium-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: (place, data, scope) => scope.$watch('task.card', (card) => place.replaceChildren(...(card ? facts(card) : []))),
};

// Above the form, whether it can be filled in.
const lock = (task, reader) => {
  if (!task?.card || task.assignee === reader) return [];
  const { isToBeTaken, takenBy } = task.card;
  if (!takenBy && !isToBeTaken) return [];
  const line = document.createElement('p');
  line.className = 'lock';
  line.textContent = takenBy ? words['with-a-colleague'].replace('{0}', () => takenBy) : words['take-first'];
  return [line];
};

// Above the form. Tasklist has no place for it there, so it is put under the title whenever that is drawn.
let open;
let reader;
const inHead = () => {
  const head = document.querySelector('.task-card > header .names');
  if (!head) return;
  const locked = lock(open, reader);
  const wanted = open?.card ? [...facts(open.card), ...locked] : [];
  const there = [...head.querySelectorAll('.deadline, .taker, .lock')];
  const text = (lines) => lines.map((line) => line.textContent).join();
  if (text(there) !== text(wanted)) {
    there.forEach((line) => line.remove());
    head.append(...wanted);
  }
  const part = head.closest('.task-details');
  part.classList.toggle('to-be-taken', open?.card?.isToBeTaken === true);
  // Tasklist closes the choices of a form that is not the reader's, but not its lines.
  part.querySelectorAll('.fjs-form :is(textarea, input)').forEach((field) => (field.readOnly = locked.length > 0));
};
new MutationObserver(inHead).observe(document.body, { subtree: true, childList: true });
const onTask = {
  id: 'biennium-task',
  pluginPoint: 'tasklist.task.action',
  priority: 1000,
  render: (place, data, scope) =>
    scope.$watch('task', (task) => {
      open = task;
      reader = scope.$root.authentication?.name;
      inHead();
    }),
};

export default [onCard, onTask];
