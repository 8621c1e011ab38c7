// @fault The article's app.options, nothing on the actual request
// @cause no-cors-headers
// @args --send --body {}
// @says CORS was put on OPTIONS only
const express = require('express');
const cors = require('cors');
const app = express();
// [fix
app.options('/api/data', (request, response) => {
  response.header('Access-Control-Allow-Origin', '*');
  response.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
  response.header('Access-Control-Allow-Headers', 'Content-Type, Authorization');
  response.sendStatus(200);
});
// fix]
app.get('/api/data', (request, response) => response.json({ ok: true }));
app.put('/api/data', (request, response) => response.json({ ok: true }));
