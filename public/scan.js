// The page behind a code, for people without an account. Nothing but what a phone of ten years ago understands.
;(() => {
  const words = {
    zh: {
      title: '随手报',
      opening: '正在打开…',
      code: '编码 ',
      lead: '发现不安全的地方，拍张照片或写几个字告诉我们，不用登录。紧急情况请立即告诉身边的民警。',
      photos: '照片（最多 3 张）',
      add: '拍照或选择照片',
      another: '再加一张',
      photo: '照片',
      remove: '删除照片 ',
      what: '看到了什么',
      hint: '例如：地面有水、电线露出来了。有照片可以不写。',
      left: (n) => `还可以写 ${n} 个字`,
      send: '发送',
      sending: '正在发送…',
      privacy: '不需要姓名和电话。请不要拍到人的面部。内容由本单位核实后处理。',
      full: '最多 3 张照片，多出的没有加入。',
      broken: '这张照片打不开，请重新拍摄。',
      little: '请拍一张照片，或用几个字说明发现了什么。',
      offline: '没有连上网络，内容保留在本机。请到信号好的地方再点“发送”。',
      received: '已收到，谢谢',
      receivedLead: '回执号（请截图或记下）：',
      receivedHint: '凭回执号可在本页查询是否受理。',
      more: '再报一条',
      look: '查询回执',
      lookLabel: '十位回执号',
      lookSend: '查询',
      waiting: '已收到，正在核实。',
      confirmed: '已受理，正在处理。',
      dismissed: '经核实，未受理。',
      other: 'English',
    },
    en: {
      title: 'Report what you see',
      opening: 'Opening…',
      code: 'Code ',
      lead: 'Saw something unsafe? Take a photo or write a few words; no sign-in. In an emergency tell an officer at once.',
      photos: 'Photos (up to 3)',
      add: 'Take or choose a photo',
      another: 'Add another',
      photo: 'Photo',
      remove: 'Remove photo ',
      what: 'What did you see?',
      hint: 'For example: water on the floor, bare wires. With a photo you may leave it empty.',
      left: (n) => `${n} characters left`,
      send: 'Send',
      sending: 'Sending…',
      privacy: 'No name or phone number is needed. Please keep faces out of the picture. Staff will check it and act.',
      full: 'Up to 3 photos; the others were not added.',
      broken: 'This photo cannot be opened. Take it again.',
      little: 'Take a photo, or say in a few words what you saw.',
      offline: 'No connection; what you wrote is kept on this phone. Find a better signal and press Send again.',
      received: 'Received, thank you',
      receivedLead: 'Your receipt (take a screenshot or write it down):',
      receivedHint: 'With it you can see on this page whether it was taken up.',
      more: 'Report something else',
      look: 'Look up a receipt',
      lookLabel: 'Receipt, ten characters',
      lookSend: 'Look up',
      waiting: 'Received; it is being checked.',
      confirmed: 'Taken up; it is being dealt with.',
      dismissed: 'Checked; not taken up.',
      other: '中文',
    },
  }

  const at = (id) => document.getElementById(id)
  const keep = {
    get: (key) => {
      try {
        return localStorage.getItem(key)
      } catch {
        return null
      }
    },
    set: (key, value) => {
      try {
        if (value) localStorage.setItem(key, value)
        else localStorage.removeItem(key)
      } catch {
        // A private window keeps nothing; the page works all the same.
      }
    },
  }

  const token = location.pathname.split('/').pop()
  const draft = `wufang.scan.${token}`
  const most = 3
  const mostText = 1400000
  let language = keep.get('wufang.scan.language') === 'en' ? 'en' : 'zh'
  let label = null
  let photos = []
  let receipt = null
  let fault = null

  const t = () => words[language]
  const say = (text, bad) => {
    at('notice').textContent = text
    at('notice').className = bad ? 'bad' : ''
  }

  function show() {
    document.documentElement.lang = language === 'en' ? 'en-US' : 'zh-CN'
    document.title = t().title
    at('language').textContent = t().other
    at('language').lang = language === 'en' ? 'zh-CN' : 'en'
    at('place').textContent = label ? label.place[language] : t().title
    at('unit').textContent = label ? label.unit[language] : ''
    at('code').textContent = label ? t().code + label.code : ''
    at('lead').textContent = t().lead
    at('photos-label').textContent = t().photos
    at('words-label').textContent = t().what
    at('words').placeholder = t().hint
    at('send').textContent = t().send
    at('privacy').textContent = t().privacy
    at('sent-title').textContent = t().received
    at('sent-lead').textContent = t().receivedLead
    at('sent-hint').textContent = t().receivedHint
    at('more').textContent = t().more
    at('look-title').textContent = t().look
    at('look-label').textContent = t().lookLabel
    at('look-send').textContent = t().lookSend
    at('form').hidden = !label || receipt !== null
    at('sent').hidden = receipt === null
    at('look').hidden = false
    at('receipt').textContent = receipt ? `${receipt.slice(0, 5)}-${receipt.slice(5)}` : ''
    count()
    showPhotos()
    if (fault) say(fault[language] || fault, true)
  }

  function count() {
    at('left').textContent = t().left(500 - at('words').value.length)
  }

  function showPhotos() {
    const box = at('photos')
    for (const old of box.querySelectorAll('figure')) old.remove()
    photos.forEach((photo, index) => {
      const figure = document.createElement('figure')
      figure.style.margin = '4px'
      const picture = document.createElement('img')
      picture.src = `data:image/jpeg;base64,${photo}`
      picture.alt = `${t().photo} ${index + 1}`
      const remove = document.createElement('button')
      remove.type = 'button'
      remove.textContent = '×'
      remove.setAttribute('aria-label', t().remove + (index + 1))
      remove.onclick = () => {
        photos.splice(index, 1)
        showPhotos()
      }
      figure.appendChild(picture)
      figure.appendChild(remove)
      box.insertBefore(figure, at('add'))
    })
    at('add').hidden = photos.length >= most
    at('add-words').textContent = photos.length === 0 ? t().add : t().another
  }

  /** Small enough for a weak network, sharp enough to see what is meant; camera data does not survive it. */
  function smaller(file) {
    return new Promise((resolve, reject) => {
      const source = URL.createObjectURL(file)
      const picture = new Image()
      picture.onerror = () => {
        URL.revokeObjectURL(source)
        reject(new Error('no photo'))
      }
      picture.onload = () => {
        let side = 1600
        let text = ''
        do {
          const scale = Math.min(1, side / Math.max(picture.naturalWidth, picture.naturalHeight))
          const canvas = document.createElement('canvas')
          canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale))
          canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale))
          canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
          text = canvas.toDataURL('image/jpeg', 0.78).split(',')[1] || ''
          side = Math.round(side * 0.75)
        } while (text.length > mostText && side > 300)
        URL.revokeObjectURL(source)
        if (text) resolve(text)
        else reject(new Error('no photo'))
      }
      picture.src = source
    })
  }

  function ask(method, path, body) {
    const headers = { accept: 'application/json', 'accept-language': language }
    if (body) {
      headers['content-type'] = 'application/json'
      headers['x-wufang'] = '1'
    }
    return fetch(path, { method, headers, credentials: 'same-origin', body: body ? JSON.stringify(body) : undefined })
      .catch(() => {
        throw t().offline
      })
      .then((response) =>
        response.json().then(
          (answer) => {
            if (response.ok) return answer
            throw `${answer.title}\n${answer.detail}`
          },
          () => {
            throw t().offline
          },
        ),
      )
  }

  function open() {
    fault = null
    say(t().opening)
    return ask('GET', `/api/scan/${encodeURIComponent(token)}`).then(
      (answer) => {
        // Who works here goes on with the form that knows them.
        if (answer.staff) return location.replace(`/scan/${token}`)
        label = answer
        say('')
        show()
      },
      (error) => {
        label = null
        fault = error
        show()
      },
    )
  }

  at('language').onclick = () => {
    language = language === 'en' ? 'zh' : 'en'
    keep.set('wufang.scan.language', language)
    // What was refused was told in the other language: it is asked again.
    if (fault && !label) open()
    else {
      fault = null
      say('')
      show()
    }
  }
  at('words').oninput = () => {
    keep.set(draft, at('words').value)
    count()
  }
  at('file').onfocus = () => at('add').classList.add('focus')
  at('file').onblur = () => at('add').classList.remove('focus')
  at('file').onchange = () => {
    const chosen = Array.from(at('file').files || [])
    at('file').value = ''
    say(chosen.length > most - photos.length ? t().full : '', chosen.length > most - photos.length)
    chosen.slice(0, most - photos.length).reduce(
      (before, file) =>
        before
          .then(() => smaller(file))
          .then((text) => {
            photos.push(text)
            showPhotos()
          })
          .catch(() => say(t().broken, true)),
      Promise.resolve(),
    )
  }
  at('form').onsubmit = (event) => {
    event.preventDefault()
    const text = at('words').value.trim()
    if (photos.length === 0 && text.replace(/\s/g, '').length < 4) return say(t().little, true)
    at('send').disabled = true
    at('send').textContent = t().sending
    say('')
    ask('POST', `/api/scan/${encodeURIComponent(token)}`, {
      ticket: label.ticket,
      words: text,
      photos,
      website: at('website').value,
    })
      .then(
        (answer) => {
          receipt = answer.receipt
          photos = []
          at('words').value = ''
          keep.set(draft, '')
          show()
          at('sent').focus()
        },
        (error) => say(error, true),
      )
      .then(() => {
        at('send').disabled = false
        at('send').textContent = t().send
      })
  }
  at('more').onclick = () => {
    receipt = null
    open()
  }
  at('look-form').onsubmit = (event) => {
    event.preventDefault()
    const typed = at('look-receipt').value.replace(/[^A-Za-z0-9]/g, '')
    ask('GET', `/api/scan/receipts/${encodeURIComponent(typed || '-')}`).then(
      (answer) => {
        at('look-answer').textContent = t()[answer.state]
      },
      (error) => {
        at('look-answer').textContent = error
      },
    )
  }

  at('words').value = keep.get(draft) || ''
  show()
  open()
})()
