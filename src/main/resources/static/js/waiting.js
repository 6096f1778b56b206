// Lists what the editor has kept in this browser because the server has not taken it: where it was typed it goes up by itself.

const list = document.querySelector('#waiting ul');
if (list) show(list, list.parentElement);

function show(list, notice) {
  const { person, plan } = notice.dataset;
  const here = document.querySelector('form[data-autosave]')?.dataset.autosave;
  for (const key of Object.keys(localStorage)) {
    const [mark, me, ...rest] = key.split(' ');
    const [address, language] = rest.reverse();
    if (mark !== 'biennium' || me !== person || !address?.startsWith(`${plan}/sections/`) || address === here) continue;
    const words = typed(key);
    if (!words) continue;
    const link = document.createElement('a');
    link.href = where(address, language);
    link.dir = 'auto';
    link.textContent = words;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  notice.hidden = list.children.length === 0;
}

/** The beginning of what waits; nothing where that cannot be read. */
function typed(key) {
  try {
    const values = JSON.parse(localStorage.getItem(key)).kept.flatMap(({ values }) => Object.values(values).flat());
    const words = values.find((value) => value.trim() !== '') ?? '–';
    return words.length > 80 ? `${[...words].slice(0, 80).join('')}…` : words;
  } catch (unreadable) {
    console.warn(unreadable);
    return null;
  }
}

/** The page it was typed on; a row may not be on the server yet. */
function where(address, language) {
  const place = address.replace(/\/autosave$/, '');
  if (language) return `${place}?to=${language}`;
  const row = place.match(/^(.*\/rows)\/([^/]+)$/);
  return row ? `${row[1]}/new?row=${row[2]}` : place;
}
