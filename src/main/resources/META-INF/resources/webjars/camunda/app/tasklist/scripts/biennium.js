// Part of each of the engine's web applications, by customScripts in config.js.

// There is one login for everything: the web application's own leads there. Whoever did not leave comes back to the task.
let leaves = false;
document.addEventListener('click', ({ target }) => (leaves ||= target.closest('.logout') !== null), true);
const taskIn = (address) => new URLSearchParams(address.split('?').pop()).get('task');
let task = taskIn(location.hash);
const toOurLogin = () => {
  if (!location.hash.startsWith('#/login')) task = taskIn(location.hash);
  else if (leaves) location.replace('/login?out');
  else location.replace(`${task ? `/tasks/${task}` : location.pathname}?again`);
};
addEventListener('hashchange', toOurLogin);
toOurLogin();

const settings = window.camTasklistConf || window.camCockpitConf || window.camAdminConf || window.camWelcomeConf;

// Its texts come late, and what is shown before shows their keys: they are put where it looks first, before it starts.
const app = document.querySelector('base').getAttribute('app-name');
const language = settings.locales.fallbackLocale;
try {
  const texts = await fetch(`/camunda/app/${app}/locales/${language}.json?bust=7.24.0`);
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  kept[`/camunda/app/${app}/locales/_locales_data_${language}_${window.bust}`] = JSON.stringify(await texts.json());
  localStorage.setItem('camunda-web', JSON.stringify(kept));
} catch (withoutTexts) {
  console.warn(withoutTexts);
}

// The vendor's words about itself, which bookmarks and readers of pages would show.
document.querySelectorAll('meta[name=description], meta[name=author]').forEach((about) => about.remove());

// A way back to our pages, first in the menu.
const { home } = settings.biennium;
const showTheWayBack = () => {
  const menu = document.querySelector('.app-menu > ul');
  if (!menu || menu.querySelector('.way-back')) return;
  const place = document.createElement('li');
  const link = document.createElement('a');
  place.className = 'way-back';
  link.href = '/';
  link.textContent = home;
  place.append(link);
  menu.prepend(place);
};
new MutationObserver(showTheWayBack).observe(document.body, { childList: true, subtree: true });
showTheWayBack();
