'use strict';
// What a page of the scenarios has at hand. A result is one line of text.
async function show(fetching) {
  const response = await fetching;
  return (`${response.status} ` + await response.text()).trim();
}

function xhr(method, url, { headers = {}, body, upload = false, withCredentials = false } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = withCredentials;
    for (const [name, value] of Object.entries(headers)) { request.setRequestHeader(name, value); }
    if (upload) { request.upload.addEventListener('progress', () => {}); }
    request.onload = () => resolve(`${request.status} ${request.responseText}`.trim());
    request.onerror = () => reject(new Error(`status ${request.status}`));
    request.send(body);
  });
}

function loaded(element, url) {
  return new Promise((resolve, reject) => {
    element.onload = () => resolve(element);
    element.onerror = () => reject(new Error('not loaded'));
    element[element instanceof HTMLLinkElement ? 'href' : 'src'] = url;
    if (!(element instanceof HTMLImageElement)) { document.head.append(element); }
  });
}

async function pixel(url, crossOrigin) {
  const image = new Image();
  if (crossOrigin) { image.crossOrigin = crossOrigin; }
  await loaded(image, url);
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.drawImage(image, 0, 0);
  return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).join(' ');
}

async function font(url) {
  const face = await new FontFace('Scenario', `url(${url})`).load();
  return `font ${face.status}`;
}

function events(url) {
  return new Promise((resolve, reject) => {
    const source = new EventSource(url);
    const seen = [];
    source.onmessage = message => {
      seen.push(message.data);
      if (seen.length === 2) { source.close(); resolve(seen.join(', ')); }
    };
    source.onerror = () => { source.close(); reject(new Error('no stream of events')); };
  });
}

async function chunks(url) {
  const reader = (await fetch(url)).body.getReader();
  let bytes = 0, count = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) { bytes += part.value.length; count++; }
  return `${bytes} bytes in ${count > 1 ? 'several chunks' : 'one chunk'}`;
}

function sandboxed(script) {
  return new Promise(resolve => {
    addEventListener('message', message => resolve(message.data), { once: true });
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-scripts';
    frame.srcdoc = `<script>(async () => ${script})().then(value => parent.postMessage(value, '*'), error => parent.postMessage(error.name + ': ' + error.message, '*'))<\/script>`;
    document.body.append(frame);
  });
}
