// Lists what the editor has kept in this browser because the server has not taken it: where it was typed it goes up by itself.

const SUBMITTED = 'biennium submitted';

const list = document.querySelector('#unsent ul');
if (list) show(list, list.parentElement);

function show(list, notice) {
  if ('saved' in notice.dataset) forget();
  const { person, plan } = notice.dataset;
  const isOpen = 'open' in notice.dataset;
  const here = document.querySelector('form[data-autosave]')?.dataset;
  for (const key of Object.keys(localStorage)) {
    const [mark, me, ...rest] = key.split(' ');
    const [address, language] = rest.reverse();
    if (mark !== 'biennium' || me !== person || !address?.startsWith(`${plan}/sections/`)) continue;
    if ([here?.autosave, here?.insteadOf].includes(address)) continue;
    const words = typed(key);
    if (words === null) continue;
    const shown = document.createElement(isOpen ? 'a' : 'span');
    if (isOpen) shown.href = where(address, language);
    shown.dir = 'auto';
    shown.className = 'typed';
    shown.textContent = isOpen ? beginning(words) : words;
    const item = document.createElement('li');
    item.append(shown, ' ', discard(notice, words, () => {
      localStorage.removeItem(key);
      item.remove();
      notice.hidden = list.children.length === 0;
      (notice.querySelector('button') ?? document.querySelector('#content')).focus();
    }));
    list.append(item);
  }
  notice.hidden = list.children.length === 0;
}

/** What this tab had kept of a form does not wait any more once the form was saved by its button. */
function forget() {
  const { storage, tab } = JSON.parse(sessionStorage.getItem(SUBMITTED) ?? '{}');
  sessionStorage.removeItem(SUBMITTED);
  const found = JSON.parse(localStorage.getItem(storage) ?? 'null');
  if (!found) return;
  const kept = found.kept.filter((entry) => entry.tab !== tab);
  if (kept.length) localStorage.setItem(storage, JSON.stringify({ kept }));
  else localStorage.removeItem(storage);
}

/** What waits, each field on a line of its own; null where that cannot be read. */
function typed(key) {
  try {
    const values = JSON.parse(localStorage.getItem(key)).kept.flatMap(({ values }) => Object.values(values).flat());
    return values.filter((value) => value.trim() !== '').join('\n');
  } catch (unreadable) {
    console.warn(unreadable);
    return null;
  }
}

function beginning(words) {
  const line = words.split('\n')[0] || '–';
  return line.length > 80 ? `${[...line].slice(0, 80).join('')}…` : line;
}

function discard(notice, words, forget) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet';
  button.textContent = notice.dataset.discard;
  button.ariaLabel = `${notice.dataset.discard}: ${beginning(words)}`;
  button.addEventListener('click', () => confirm(notice.dataset.sure) && forget());
  return button;
}

/** The page it was typed on; a row may not be on the server yet. */
function where(address, language) {
  const place = address.replace(/\/autosave$/, '');
  if (language) return `${place}?to=${language}`;
  const row = place.match(/^(.*\/rows)\/([^/]+)$/);
  return row ? `${row[1]}/new?row=${row[2]}` : place;
}
