// SPDX-License-Identifier: GPL-3.0-or-later
// Everything works without this file; it only saves a few movements. Whatever fails here leaves the plain page behind.

const box = document.getElementById('q');

const make = (name, properties) => Object.assign(document.createElement(name), properties);

/** Calls `work` once nothing has called for it for `wait` ms. */
function unhurried(work, wait) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(work, wait, ...given);
  };
}

// Suggestions while typing: a combobox with a list (WAI-ARIA 1.2), moved through with the arrow keys.
function offerSuggestions(input) {
  const form = input.form;
  const list = make('ul', { id: 'suggestions', className: 'suggestions', hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  form.append(list);
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id,
  })) input.setAttribute(name, value);
  let asked = 0;
  let current = -1;

  const close = () => {
    asked += 1;
    current = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = (option) => {
    const { query, url } = option.dataset;
    close();
    if (url) {
      location.assign(url);
      return;
    }
    input.value = query;
    form.requestSubmit();
  };
  const point = (to) => {
    const options = [...list.children];
    current = (to + options.length + 1) % (options.length + 1);
    if (current === options.length) current = -1;  // back in the box
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === current)));
    if (current < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', options[current].id);
      options[current].scrollIntoView({ block: 'nearest' });
    }
  };
  const show = (results) => {
    list.replaceChildren(...results.map((result, i) => {
      const option = make('li', { id: `suggestion-${i}` });
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset.query = result.query;
      if (result.url) option.dataset.url = result.url;
      option.append(make('span', { textContent: result.text }), make('small', { textContent: result.kind }));
      option.addEventListener('mousedown', (event) => event.preventDefault());  // the box keeps the focus
      option.addEventListener('click', () => take(option));
      return option;
    }));
    list.hidden = results.length === 0;
    input.setAttribute('aria-expanded', String(results.length > 0));
  };
  const ask = unhurried(async () => {
    const text = input.value.trim();
    const mine = asked += 1;
    if (text.length < 2 || document.activeElement !== input) return close();
    try {
      const answer = await fetch(`${input.dataset.suggest}?limit=8&q=${encodeURIComponent(text)}`);
      if (!answer.ok) return close();
      const { results } = await answer.json();
      if (mine === asked) show(results);
    } catch {
      close();
    }
    return undefined;
  }, 120);

  input.addEventListener('input', ask);
  input.addEventListener('blur', close);
  form.addEventListener('submit', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') point(current + 1);
    else if (event.key === 'ArrowUp') point(current < 0 ? list.children.length - 1 : current - 1);
    else if (event.key === 'Enter' && current >= 0) take(list.children[current]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
}

// The page of results is brought up to date in place: the same HTML as without script, cut in. Focus stays where it
// was, the address and the history are those of the page, and only the count is read aloud.
function refreshInPlace() {
  const main = document.getElementById('main');
  const here = location.pathname;  // what leads elsewhere is left to the browser
  let latest = 0;

  const openFilters = () => {
    const filters = main.querySelector('.filters > details');
    if (!filters || CSS.supports('selector(::details-content)')) return;
    // Browsers that cannot show closed filters beside the results (see style.css) have them opened on a wide screen.
    filters.open = matchMedia('(min-width: 48.01rem)').matches;
  };
  /** The heading or legend that an element stands under. */
  const headOf = (element) => element.closest('fieldset,section,nav')?.querySelector('legend,h2')?.textContent ?? '';
  /** What tells the focused element from others, in a page where it may stand elsewhere. */
  const nameOf = (element) => [element.id, element.name, element.type === 'checkbox' ? element.value : '', element.tagName,
    headOf(element), element.textContent.replace(/^Remove filter /, '')].join('|');
  const cutIn = (fresh, address) => {
    const focused = main.contains(document.activeElement) ? nameOf(document.activeElement) : null;
    const open = [...main.querySelectorAll('details[open]')].map(headOf);
    document.title = fresh.title;
    const count = main.querySelector('#count');
    const next = fresh.getElementById('main');
    const said = next.querySelector('#count')?.textContent;
    const isList = count && next.querySelector('#count');
    if (isList) next.querySelector('#count').replaceWith(count);  // the same element, so that its change is noticed
    main.replaceChildren(...next.childNodes);
    if (isList) count.textContent = said;
    for (const details of main.querySelectorAll('details'))
      if (open.includes(headOf(details))) details.open = true;
    for (const form of document.querySelectorAll('.top form')) {
      form.querySelectorAll('input[type=hidden]').forEach((input) => input.remove());
      form.append(...fresh.querySelectorAll('.top form input[type=hidden]'));
    }
    openFilters();
    if (focused === null) return;
    const again = [...main.querySelectorAll('a,input,button,summary')].find((one) => nameOf(one) === focused);
    (again ?? main).focus({ preventScroll: Boolean(again) });
    if (!again && address) scrollTo(0, 0);
  };
  const go = async (address, { how = 'push', typed = false } = {}) => {
    const mine = latest += 1;
    main.classList.add('loading');
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== latest) return;
      if (!fresh.getElementById('main')) throw new Error('no page');
      if (how === 'push') history.pushState(null, '', address);
      if (how === 'replace') history.replaceState(null, '', address);
      cutIn(fresh, !typed);
    } catch {
      if (mine === latest && !typed) location.assign(address);  // as without script
    } finally {
      if (mine === latest) main.classList.remove('loading');
    }
  };
  // Attributes, not properties: a filter called "action" would hide the form's own.
  const actionOf = (form) => form.getAttribute('action');
  const addressOf = (form) => {
    const given = [...new FormData(form)].filter(([name, value]) => value !== '' || name === 'q');
    return `${actionOf(form)}?${new URLSearchParams(given)}`;
  };

  openFilters();
  document.addEventListener('submit', (event) => {
    if (actionOf(event.target) !== here) return;
    event.preventDefault();
    go(addressOf(event.target));
  });
  main.addEventListener('change', (event) => {  // a box that is ticked is meant
    if (event.target.type === 'checkbox') event.target.form.requestSubmit();
  });
  main.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && event.button === 0;
    if (!link || !plain) return;
    const address = new URL(link.href.baseVal ?? link.href, location.href);
    if (address.origin !== location.origin || address.pathname !== here || address.hash) return;
    event.preventDefault();
    const turned = link.closest('.pages');
    go(address.href).then(() => turned && document.getElementById('results')?.focus());
  });
  addEventListener('popstate', () => {
    go(location.href, { how: 'keep' });
    if (actionOf(box.form) === here) box.value = new URLSearchParams(location.search).get('q') ?? '';
  });
  // While typing, once the words stand: the history gets one entry a search, not one a letter.
  if (actionOf(box.form) === here) box.addEventListener('input', unhurried(() => {
    if (box.value.trim().length > 2) go(addressOf(box.form), { how: 'replace', typed: true });
  }, 500));
}

// n and p lead to the next and the previous place with the words, while the sheet or its links have the focus, so that
// no letter does anything to somebody who speaks to the computer or types elsewhere (WCAG 2.1.4).
function stepThroughPlaces() {
  const sheet = document.getElementById('sheet');
  const places = document.querySelector('.hits-nav');
  if (!sheet || !places) return;
  const line = make('p', { className: 'hint keys', textContent: 'Keys on the page: n next, p previous.' });
  places.append(line);
  const current = document.querySelector('.sheet-picture .current');
  const begin = () => {
    sheet.focus({ preventScroll: true });
    current.scrollIntoView({ block: 'center' });
  };
  // The browser itself goes to #hit-2 once all is loaded, and takes the focus away when it does.
  if (current) addEventListener('load', () => requestAnimationFrame(() => setTimeout(begin)));
  for (const part of [sheet, places])
    part.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const link = places.querySelector(`[data-step="${CSS.escape(event.key)}"]`);
      if (link) link.click();
    });
}

function offerCopies() {
  if (!navigator.clipboard) return;
  for (const cite of document.querySelectorAll('.cite')) {
    const button = make('button', { type: 'button', className: 'quiet', textContent: 'Copy citation' });
    const said = make('span', { className: 'hint' });
    said.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(cite.textContent.trim());
        said.textContent = ' Copied';
      } catch {
        said.textContent = ' Could not copy; please select the text';
      }
    });
    const line = make('p');
    line.append(button, said);
    cite.after(line);
  }
}

if (box?.dataset.suggest) offerSuggestions(box);
if (document.querySelector('.results-page')) refreshInPlace();
stepThroughPlaces();
offerCopies();
