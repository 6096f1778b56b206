// Says every now and then where its reader is, and shows who else is there. Rests in a hidden tab and when nobody is before it.

const PAUSE = 20000; // milliseconds between two signs; the server forgets after three times that
const LONGEST_PAUSE = 80000; // on a line that does not carry
const AWAY = 600000; // without a key or a move nobody is there

const part = document.querySelector('[data-call]');
if (part) start(part);

function start(part) {
  const list = part.querySelector('ul');
  const status = part.querySelector('[role=status]');
  let known = new Map([...list.children].map((item) => [item.dataset.who, item.classList.contains('here')]));
  let pause = PAUSE;
  let timer = 0;
  let asking = false;
  let moved = Date.now();

  for (const sign of ['keydown', 'pointerdown', 'pointermove', 'scroll']) {
    addEventListener(sign, () => {
      const wasAway = isAway();
      moved = Date.now();
      if (wasAway) ask();
    }, { passive: true });
  }
  addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? ask() : clearTimeout(timer)));
  // A save is a sign too, and its answer tells who is there.
  addEventListener('saved', (event) => {
    show(event.detail.present);
    schedule();
  });
  if (part.dataset.section) ask();
  else schedule();

  function isAway() {
    return Date.now() - moved > AWAY;
  }

  function schedule() {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  }

  async function ask() {
    clearTimeout(timer);
    if (asking || document.visibilityState !== 'visible' || isAway()) return;
    asking = true;
    let again = true;
    try {
      const answer = await fetch(part.dataset.call, { ...sign(), headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(PAUSE) });
      again = answer.redirected || answer.status !== 404;
      pause = answer.ok && !answer.redirected ? PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
      if (answer.ok && !answer.redirected) show(await answer.json());
    } catch (noConnection) {
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    } finally {
      asking = false;
    }
    if (again) schedule();
    else show({ named: [], more: null });
  }

  /** Whoever only reads asks, and is not seen. */
  function sign() {
    const { section, row } = part.dataset;
    if (!section) return {};
    const token = document.querySelector('form[data-autosave] [name=_csrf]') ?? document.querySelector('[name=_csrf]');
    const body = new URLSearchParams({ _csrf: token.value, section });
    if (row) body.append('row', row);
    return { method: 'POST', body };
  }

  function show(others) {
    const told = others.named.map((other) => other.told).concat(others.more ?? []);
    if (told.join('\n') !== [...list.children].map((item) => item.textContent).join('\n')) {
      list.replaceChildren(...told.map(item));
      others.named.forEach((other, place) => list.children[place].classList.toggle('here', other.here));
    }
    // Said aloud is only who has come, into the plan or to this place: not every step, and nobody's going.
    const come = others.named.filter((other) => !known.has(other.who) || (other.here && !known.get(other.who)));
    known = new Map(others.named.map((other) => [other.who, other.here]));
    if (come.length) status.textContent = come.map((other) => other.told).join('. ');
  }

  function item(sentence) {
    const shown = document.createElement('li');
    shown.textContent = sentence;
    return shown;
  }
}
