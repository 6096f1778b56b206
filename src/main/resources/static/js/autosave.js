// Saves a form of the editor as one types. What the server has not taken yet waits in this browser, and goes up by itself.

const PAUSE = 1000; // after the last key, milliseconds
const LONGEST_PAUSE = 4000; // while somebody types on and on
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 30000;
const LONGEST_ANSWER = 30000; // a line may be silent without being cut
const SUBMITTED = 'biennium submitted';

const form = document.querySelector('form[data-autosave]');
if (form) start(form);

function start(form) {
  const words = { ...form.querySelector('.autosave').dataset, ...form.dataset };
  const status = form.querySelector('.saved');
  const storage = place(words.autosave);
  const tab = Math.random().toString(36).slice(2);
  const revision = form.elements.revision;
  const fields = new Map(); // by key: { inputs, taken: what the server holds, base: on top of which revision, held, refused }
  let attempt = null; // what was sent and not answered: the server may have taken it, so it goes again as it was
  let sending = false;
  let pressed = null; // the button of the form that waits for an answer under way: else one would come in one's own way
  let ended = false;
  let timer = 0;
  let unsavedSince = 0;
  let retry = FIRST_RETRY;
  let isFull = false; // the room this browser gives us
  let resting = 0; // until when the server, just out of reach, is left alone

  for (const input of form.elements) {
    if (!input.name.startsWith('f.')) continue;
    const key = input.name.split('.')[1];
    if (!fields.has(key)) fields.set(key, { key, inputs: [], base: Number(revision.value) });
    fields.get(key).inputs.push(input);
  }
  for (const field of fields.values()) {
    field.taken = words.untaken ? null : text(field);
    field.held = document.querySelector(`#${field.key}-conflict.both`) !== null;
  }

  // Loaded again before the server has this row, the page finds what was typed.
  if (words.row && !location.search) history.replaceState(history.state, '', `?row=${form.elements.row.value}`);
  putBack();
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', (event) => {
    if (!sending) {
      sessionStorage.setItem(SUBMITTED, JSON.stringify({ storage, tab })); // the page that follows knows whether it was saved
      return;
    }
    event.preventDefault();
    pressed = event.submitter;
  });
  addEventListener('online', () => send());
  addEventListener('storage', (event) => event.key === storage && keep()); // another tab has taken over what was kept
  addEventListener('visibilitychange', () => send(document.visibilityState === 'hidden'));
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      send();
    }
  });

  function place(address) {
    return `biennium ${words.person} ${address}`;
  }

  /** What stands in the inputs of a field, as the form would send it. */
  function typed(field) {
    const values = {};
    for (const input of field.inputs) {
      values[input.name] ??= [];
      if (input.type !== 'checkbox' || input.checked) values[input.name].push(input.value);
    }
    return values;
  }

  function text(field) {
    return JSON.stringify(typed(field));
  }

  function fill(field, values) {
    for (const input of field.inputs) {
      const found = values[input.name] ?? [];
      if (input.type === 'checkbox') input.checked = found.includes(input.value);
      else if (input.type !== 'hidden') input.value = found[0] ?? '';
    }
  }

  /** Whether the inputs hold what stands on the server. */
  function stands(field, values) {
    const mine = typed(field);
    const before = text(field);
    fill(field, values);
    const same = text(field) === before;
    fill(field, mine);
    return same;
  }

  function unsaved() {
    return [...fields.values()].filter((field) => {
      const now = text(field);
      return !field.held && now !== field.taken && now !== field.refused;
    });
  }

  function changed(event) {
    const key = event.target.name?.split('.')[1];
    if (!fields.has(key)) return;
    const field = fields.get(key);
    if (!field.panel) field.held = false; // both texts stand above it: what is typed now is the answer
    keep();
    unsavedSince ||= Date.now();
    schedule(Math.max(resting - Date.now(), Math.min(PAUSE, Math.max(0, unsavedSince + LONGEST_PAUSE - Date.now()))));
  }

  function schedule(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  /** Keeps in this browser what the server does not hold, beside what other tabs keep of this form. */
  function keep() {
    const waiting = [...fields.values()].filter((field) => text(field) !== field.taken);
    const mine = waiting.map((field) => ({ tab, key: field.key, base: field.base, values: typed(field) }));
    const found = kept();
    const others = found.kept.filter((other) => other.tab !== tab);
    const sent = attempt ? { ...attempt, tab } : found.attempt?.tab === tab ? null : found.attempt;
    // In one order whoever writes it: else two tabs would write it anew for ever.
    const all = [...others, ...mine].sort((one, other) => (one.tab < other.tab ? -1 : one.tab > other.tab ? 1 : 0));
    const now = JSON.stringify({ kept: all, attempt: sent });
    try {
      if (all.length === 0 && !sent) localStorage.removeItem(storage);
      else if (now !== localStorage.getItem(storage)) localStorage.setItem(storage, now);
      isFull = false;
    } catch (full) {
      isFull = true;
      console.warn(full);
    }
  }

  function kept(where = storage) {
    try {
      return { kept: [], attempt: null, ...JSON.parse(localStorage.getItem(where) ?? '{}') };
    } catch (unreadable) {
      console.warn(unreadable);
      return { kept: [], attempt: null };
    }
  }

  function putBack() {
    const found = kept();
    if (words.insteadOf) {
      found.kept.push(...kept(place(words.insteadOf)).kept.map((entry) => ({ ...entry, base: Number(revision.value) })));
    }
    const put = new Map();
    const second = []; // of two texts that two tabs have kept for one field, one waits until the page is opened again
    for (const entry of found.kept) {
      const { key, base, values } = entry;
      const field = fields.get(key);
      if (!field) continue;
      if (put.has(key)) {
        if (JSON.stringify(put.get(key).values) !== JSON.stringify(values)) second.push(entry);
        continue;
      }
      fill(field, values);
      if (text(field) === field.taken) continue;
      field.base = base;
      field.held = false;
      put.set(key, entry);
    }
    const sent = found.attempt;
    const ofSent = sent?.keys.map((key) => put.get(key)?.tab).filter(Boolean) ?? [];
    // Where all that was typed after it stands already, it has nothing to add.
    if (ofSent.length && ofSent.every((its) => its === sent.tab)) attempt = sent;
    if (second.length) localStorage.setItem(storage, JSON.stringify({ kept: second }));
    else localStorage.removeItem(storage);
    keep();
    if (words.insteadOf) {
      localStorage.removeItem(place(words.insteadOf)); // it is kept here now; added again when its writer wants it
    } else if (put.size || attempt) {
      say(words.putBack);
      schedule(0);
    }
  }

  /** The fields on top of the oldest revision: each is sent with the one that its writer has seen. */
  function next() {
    const waiting = unsaved();
    if (waiting.length === 0) return null;
    const base = Math.min(...waiting.map((field) => field.base));
    const chosen = waiting.filter((field) => field.base === base);
    return { base, values: Object.assign({}, ...chosen.map(typed)), keys: chosen.map((field) => field.key) };
  }

  async function send(leaving = false) {
    clearTimeout(timer);
    if (sending || ended) return;
    attempt ??= next();
    if (!attempt) return;
    sending = true;
    keep();
    if (!resting) say(words.saving);
    const body = new URLSearchParams({ _csrf: form.elements._csrf.value, revision: attempt.base });
    if (form.elements.to) body.set('to', form.elements.to.value);
    for (const [name, values] of Object.entries(attempt.values)) {
      for (const value of values.length ? values : ['']) body.append(name, value);
    }
    try {
      const answer = await fetch(words.autosave, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(LONGEST_ANSWER),
        keepalive: leaving === true && body.toString().length < 60000,
      });
      const isOurs = answer.headers.get('Content-Type')?.startsWith('application/json');
      if (answer.ok && isOurs && !answer.redirected) take(await answer.json());
      else if ([409, 410, 422].includes(answer.status) && isOurs) end((await answer.json()).told);
      else if (answer.status === 413) tooLong();
      else if ([400, 404].includes(answer.status)) end(words.notTaken);
      else if (answer.redirected || [401, 403].includes(answer.status)) await signedOut();
      else later(words.unreachable);
    } catch (noConnection) {
      later(words.unreachable);
    } finally {
      sending = false;
      if (pressed) form.requestSubmit(pressed);
    }
  }

  function take(reply) {
    const sent = attempt;
    attempt = null;
    retry = FIRST_RETRY;
    resting = 0;
    begun();
    for (const field of fields.values()) {
      const problem = reply.problems[field.key];
      const conflict = reply.conflicts[field.key];
      showFindings(field, reply.findings[field.key] ?? []);
      const wasSent = sent.keys.includes(field.key);
      if (wasSent) showProblem(field, problem);
      if (conflict && stands(field, conflict.inputs)) {
        field.taken = text(field);
        field.base = reply.revision;
      } else if (conflict) {
        hold(field, conflict, reply.revision);
      } else if (wasSent && problem) {
        field.refused = JSON.stringify(pick(field, sent.values));
        field.base = reply.revision;
      } else if (wasSent) {
        field.taken = JSON.stringify(pick(field, sent.values));
        field.base = reply.revision;
      } else if (field.inputs.some((input) => reply.theirs[input.name])) {
        takeOver(field, pick(field, reply.theirs), reply.revision);
      } else if (!field.held) {
        field.base = reply.revision;
      }
    }
    revision.value = Math.min(...[...fields.values()].map((field) => field.base));
    keep();
    unsavedSince = 0;
    const held = [...fields.values()].some((field) => field.held);
    const refused = [...fields.values()].some((field) => text(field) === field.refused);
    say(held ? words.conflict : refused ? words.problem : reply.saved ?? '');
    if (unsaved().length) schedule(PAUSE);
    else if (!held && !refused) document.querySelectorAll('#told, #problems').forEach((trouble) => trouble.remove());
    dispatchEvent(new CustomEvent('saved', { detail: reply }));
  }

  function pick(field, values) {
    return Object.fromEntries([...new Set(field.inputs.map((input) => input.name))].map((name) => [name, values[name] ?? []]));
  }

  /** A colleague's change to a field that its reader has left alone; who types in it keeps their base and is asked later. */
  function takeOver(field, values, now) {
    if (text(field) !== field.taken) return;
    fill(field, values);
    field.taken = text(field);
    field.base = now;
  }

  /** From the first save on, a new row is a row like any other. */
  function begun() {
    if (!words.row) return;
    form.elements.row.remove();
    form.action = words.row;
    history.replaceState(history.state, '', words.row);
    delete words.row;
  }

  /** The longest text is more than the server takes at once; the others go up without it. */
  function tooLong() {
    const size = (key) => JSON.stringify(pick(fields.get(key), attempt.values)).length;
    const longest = fields.get(attempt.keys.reduce((one, other) => (size(one) < size(other) ? other : one)));
    longest.refused = JSON.stringify(pick(longest, attempt.values));
    attempt = null;
    showProblem(longest, words.tooLong);
    say(words.problem);
    if (unsaved().length) schedule(0);
  }

  function end(told) {
    ended = true;
    say(`${told} ${isFull ? words.notKept : words.kept}`, true);
  }

  async function signedOut() {
    const page = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const theirs = page.redirected
      ? null
      : new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('form[data-autosave]');
    if (theirs && theirs.dataset.person !== words.person) {
      end(words.somebodyElse);
      return;
    }
    if (theirs) form.elements._csrf.value = theirs.elements._csrf.value;
    later(theirs ? words.saving : words.signedOut);
  }

  function later(sentence) {
    say(isFull ? words.notKept : sentence, true);
    resting = Date.now() + retry;
    schedule(retry);
    retry = Math.min(retry * 2, LONGEST_RETRY);
  }

  function say(sentence, waits = false) {
    if (status.textContent !== sentence) status.textContent = sentence;
    status.classList.toggle('waits', waits);
  }

  function showProblem(field, sentence) {
    const first = field.inputs.find((input) => input.type !== 'hidden');
    const id = `${field.key}-problem`;
    document.getElementById(id)?.remove();
    first.removeAttribute('aria-invalid');
    const described = (first.getAttribute('aria-describedby') ?? '').split(' ').filter((other) => other && other !== id);
    if (sentence) {
      const shown = document.createElement('p');
      shown.className = 'error';
      shown.id = id;
      shown.textContent = sentence;
      container(field).querySelector('label, legend').after(shown);
      first.setAttribute('aria-invalid', 'true');
      described.unshift(id);
    }
    if (described.length) first.setAttribute('aria-describedby', described.join(' '));
    else first.removeAttribute('aria-describedby');
  }

  /** What checks have to say of a field; it is saved all the same. */
  function showFindings(field, findings) {
    const first = field.inputs.find((input) => input.type !== 'hidden');
    const id = `${field.key}-finding`;
    const sentence = findings.map((finding) => finding.sentence).join(' ');
    const standing = document.getElementById(id);
    if ((standing?.textContent.trim() ?? '') === sentence) return;
    standing?.remove();
    const described = (first.getAttribute('aria-describedby') ?? '').split(' ').filter((other) => other && other !== id);
    if (sentence) {
      const shown = document.createElement('p');
      shown.className = `finding ${findings[0].level}`;
      shown.id = id;
      shown.textContent = sentence;
      container(field).querySelector('label, legend').after(shown);
      described.unshift(id);
    }
    if (described.length) first.setAttribute('aria-describedby', described.join(' '));
    else first.removeAttribute('aria-describedby');
  }

  function container(field) {
    return field.inputs.find((input) => input.type !== 'hidden').closest('.field');
  }

  /** Shows both texts of a field that two have changed, and lets the writer choose. Until then it is not sent. */
  function hold(field, conflict, now) {
    field.held = true;
    const id = `${field.key}-conflict`;
    document.getElementById(id)?.remove();
    const panel = document.createElement('div');
    panel.id = id;
    panel.className = 'conflict both';
    panel.role = 'group';
    panel.ariaLabel = conflict.told;
    const told = document.createElement('p');
    told.textContent = conflict.told;
    const theirs = document.createElement('blockquote');
    theirs.dir = 'auto';
    theirs.textContent = readable(field, conflict.inputs) || words.nothing;
    panel.append(told, theirs, choice(words.mine, () => settle(field, now)), choice(words.theirs, () => {
      fill(field, conflict.inputs);
      field.taken = text(field);
      settle(field, now);
    }));
    field.panel = panel;
    container(field).append(panel);
  }

  function choice(label, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = label;
    button.addEventListener('click', act);
    return button;
  }

  function settle(field, now) {
    field.held = false;
    field.base = now;
    field.panel.remove();
    field.panel = null;
    field.inputs.find((input) => input.type !== 'hidden').focus();
    revision.value = Math.min(...[...fields.values()].map((other) => other.base));
    keep();
    say('');
    schedule(0);
  }

  /** What a person would read in the inputs. */
  function readable(field, values) {
    return field.inputs
      .filter((input) => input.type !== 'hidden')
      .flatMap((input) => {
        const found = values[input.name] ?? [];
        if (input.type === 'checkbox') return found.includes(input.value) ? [input.closest('label').textContent.trim()] : [];
        if (input.tagName === 'SELECT') return [...input.options].filter((option) => option.value && found.includes(option.value)).map((option) => option.text);
        return found.filter(Boolean);
      })
      .join(', ');
  }
}
