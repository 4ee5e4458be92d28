// Everything works without this; it makes a few things nicer.
import { createAll, Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink } from './govuk-frontend.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
for (const component of [Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink]) {
  createAll(component)
}

// What is under way is shown again each second, without the page being loaded anew as it is without scripts.
async function follow() {
  const shown = document.getElementById('follow')
  if (!shown || shown.dataset.follow !== 'yes') {
    return
  }
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
    const now = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('follow')
    if (answer.ok && now) {
      shown.dataset.follow = now.dataset.follow
      const focused = shown.contains(document.activeElement)
      shown.replaceChildren(...now.childNodes)
      if (focused) {
        shown.querySelector('button, a')?.focus()
      }
    }
  } catch {
    // the server is away, perhaps for a restart: asked again
  }
  setTimeout(follow, 1000)
}
setTimeout(follow, 1000)
