// Part of each of the engine's web applications, by customScripts in config.js.

// There is one login for everything: the web application's own leads there.
const toOurLogin = () => {
  if (location.hash.startsWith('#/login')) location.replace('/login');
};
addEventListener('hashchange', toOurLogin);
toOurLogin();

// A way back to our pages, first in the menu.
const { home } =
  (window.camTasklistConf || window.camCockpitConf || window.camAdminConf || window.camWelcomeConf).biennium;
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
