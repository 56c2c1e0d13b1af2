// Makes a passkey on the page of one's account, and uses one at sign-in.
(function () {
  const forms = window.allauth.webauthn.forms
  const failed = document.getElementById('passkey-failed')
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    failed.hidden = false
  })
  if (document.getElementById('passkey-make')) {
    forms.addForm({ ids: { add: 'passkey-make', credential: 'id_credential', data: 'passkey-asked' } })
  }
  if (document.getElementById('passkey-use')) {
    forms.authenticateForm({ ids: { authenticate: 'passkey-use', credential: 'id_credential', data: 'passkey-asked' } })
  }
})()
