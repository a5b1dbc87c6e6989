// Everything works without this script; it only saves steps.

const say = text => {
  let region = document.getElementById('said');
  if (!region) {
    region = document.createElement('p');
    region.id = 'said';
    region.className = 'out-of-sight';
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  // A region that is new, or says the same again, is not read out unless it changes later.
  region.textContent = '';
  setTimeout(() => { region.textContent = text; }, 100);
};

const button = (text, act) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet copy no-print';
  made.textContent = text;
  made.addEventListener('click', () => act(made));
  return made;
};

const enhance = root => {
  if (navigator.clipboard) {
    for (const lines of root.querySelectorAll('[data-copy]')) {
      lines.append(button('Copy', async made => {
        await navigator.clipboard.writeText(lines.firstElementChild.textContent);
        made.textContent = 'Copied';
        say('Copied to the clipboard.');
        setTimeout(() => { made.textContent = 'Copy'; }, 3000);
      }));
    }
  }
  for (const print of root.querySelectorAll('[data-print]')) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
  for (const live of root.querySelectorAll('[data-live]')) watch(live);
  for (const _ of root.querySelectorAll('[data-again]')) setTimeout(() => location.reload(), 3000);
};

// The finished page takes the place of the open one, without a jump and without losing what was typed or marked.
const finish = async () => {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = page.querySelector('main');
  if (!main) return location.reload();
  const old = document.querySelector('main');
  const hadFocus = old.contains(document.activeElement);
  document.title = page.title;
  old.replaceWith(main);
  enhance(main);
  if (hadFocus) main.focus({ preventScroll: true });
  say(main.querySelector('h1')?.textContent ?? page.title);
};

const watch = live => {
  const source = new EventSource(live.dataset.live);
  let spoken = 0;
  say('The check is under way.');
  source.addEventListener('steps', event => {
    live.innerHTML = event.data;
    const done = [...live.querySelectorAll('.done')];
    if (done.length > spoken) say(done.at(-1).textContent.replace(/\s+/g, ' ').trim());
    spoken = done.length;
  });
  source.addEventListener('over', () => {
    source.close();
    finish().catch(() => location.reload());
  });
};

// What is folded away belongs on paper too.
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('main details:not([open])')];
  for (const one of opened) one.open = true;
});
addEventListener('afterprint', () => {
  for (const one of opened) one.open = false;
});

enhance(document);
