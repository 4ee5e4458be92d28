// Everything works without this; it makes a few things nicer.
import { createAll, Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink } from './govuk-frontend.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
for (const component of [Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink]) {
  createAll(component)
}
